// The whole state space of a figure, unpacked from one file of bytes: any setting is a few look-ups and one small
// product. `body` is described in course_lib/live/pack.py.

const bytesOf = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

async function inflated(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// int16 whose low and high bytes lie apart, column by column, as rows.
function table(all, [start, count, columns]) {
  const rows = columns ? count / columns : 0, out = new Int16Array(count);
  for (let c = 0, at = 0; c < columns; c += 1) {
    for (let r = 0; r < rows; r += 1, at += 1) out[r * columns + c] = (all[start + count + at] << 8) | all[start + at];
  }
  return out;
}

function unpackedShape(shape, all) {
  const [low, step] = shape.mean, mean = Float32Array.from(table(all, shape.meanAt), (v) => low + step * (v + 32768));
  const lively = [];
  for (let i = 0; i < shape.lively.length; i += 2) for (let k = 0; k < shape.lively[i + 1]; k += 1) lively.push(shape.lively[i] + k);
  const basis = Float32Array.from(table(all, shape.basis));
  shape.scale.forEach((scale, d) => lively.forEach((_, k) => { basis[d * lively.length + k] *= scale; }));
  return { mean, lively, basis, dims: shape.scale.length, rows: table(all, shape.rows), out: new Float32Array(mean) };
}

function unpackedGroup(group, all) {
  const strings = Object.entries(group.strings).map(([name, part]) => ({
    name, forms: part.forms.map((form) => form.split("\u0000")),
    form: table(all, part.at), row: table(all, part.row),
    slots: part.slots.map((slots) => slots.map(({ values, at }) => ({ values, at: table(all, at) }))),
  }));
  const numbers = group.numbers && {
    parts: group.numbers.parts, shape: table(all, group.numbers.at), row: table(all, group.numbers.row),
    shapes: group.numbers.shapes.map((shape) => unpackedShape(shape, all)),
  };
  return { controls: group.controls, counts: group.counts, strings, numbers };
}

function numbersOf({ shapes, shape, row }, at) {
  const { mean, lively, basis, dims, rows, out } = shapes[shape[at]], from = row[at] * dims, n = lively.length;
  for (let k = 0; k < n; k += 1) out[lively[k]] = mean[lively[k]];
  for (let d = 0; d < dims; d += 1) {
    const share = rows[from + d], start = d * n;
    if (share) for (let k = 0; k < n; k += 1) out[lively[k]] += share * basis[start + k];
  }
  return out;
}

function textOf({ forms, form, row, slots }, at) {
  const pieces = forms[form[at]], own = slots[form[at]];
  let text = pieces[0];
  for (let i = 1; i < pieces.length; i += 1) text += own[i - 1].values[own[i - 1].at[row[at]]] + pieces[i];
  return text;
}

const SIZE_PX = 100;
// Shares of the axes as data, sizes as pixels.
function inData(parts, axes, items) {
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { out.set(part, at); at += part.length; }
  at = 0;
  plan(items).forEach(({ count }, i) => {
    const { a, rel = "" } = items[i], [x0, x1, y0, y1] = axes[a].lim, byX = !rel.includes("x"), byY = !rel.includes("y");
    const end = at + count, pairs = at + 2 * Math.floor(count / 2);
    for (; at < pairs; at += 2) {
      if (byX) out[at] = x0 + out[at] * (x1 - x0);
      if (byY) out[at + 1] = y0 + out[at + 1] * (y1 - y0);
    }
    if (at < end) { out[at] *= SIZE_PX; at = end; }
  });
  return out;
}

// frame(positions) of a packed figure.
export async function space(body) {
  const all = await inflated(bytesOf(body.blob)), groups = body.groups.map((group) => unpackedGroup(group, all));
  const parsed = new Map(); // look by look, so that equal looks are one object
  const look = (text) => {
    if (!parsed.has(text)) parsed.set(text, JSON.parse(text));
    return parsed.get(text);
  };
  const lists = new Map(); // equal axes of all panels are one list
  const axesOf = (texts) => {
    const key = texts.join("\u0001");
    if (!lists.has(key)) lists.set(key, texts.map(look));
    return lists.get(key);
  };
  return function frame(positions) {
    const strings = {}, numbers = [];
    for (const group of groups) {
      const at = group.controls.reduce((sum, control, i) => sum * group.counts[i] + positions[control], 0);
      for (const part of group.strings) strings[part.name] = textOf(part, at);
      if (group.numbers) {
        const values = numbersOf(group.numbers, at);
        let from = 0;
        for (const [name, count] of group.numbers.parts) {
          const end = count < 0 ? values.length : from + count;
          numbers[name] = values.subarray(from, end);
          from = end;
        }
      }
    }
    if (strings.problem) return { problem: strings.problem };
    const entries = body.words.entries.map((parts) => parts.map((part) => strings[part]).join("")).join("\u0001").split("\u0001");
    const [title, alt, pairs, ...rest] = entries, count = Number(pairs);
    const readout = [];
    for (let i = 0; i < count; i += 1) readout.push([rest[2 * i], rest[2 * i + 1]]);
    const axes = axesOf(body.words.axes.map((part) => strings[part])), items = look(strings.items);
    return { axes, items, numbers: inData(numbers, axes, items), title, alt: alt.replace("\u0002", () => title), readout, texts: rest.slice(2 * count), stacked: body.spec.stacked };
  };
}
