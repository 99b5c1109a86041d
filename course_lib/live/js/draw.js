// A display list as SVG, at any width: panels, ticks and names by the rules of course_lib/figures/layout.py.
// Nothing here knows the course.

const CLOSE_PX = 6.6, LETTER_PX = 8.3, TEXT_PX = 14, GAP_PX = 22, HANDLE_PX = 34, ENDS_SHARE = 0.3, LEAST_COLUMN_PX = 215;
const HEAD_PX = 11, BAR_PX = 8;
const POINTS = { M: 1, L: 1, Q: 2, C: 3, Z: 1 };
const SVG = "http://www.w3.org/2000/svg";
const TOKENS = new Set("@TOKENS@".split(" "));

const px = (value) => String(Math.round(value * 10) / 10);
const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const textPx = (text) => LETTER_PX * [...text].length;

function wrapped(name) {
  const spaces = [...name].flatMap((letter, i) => (letter === " " ? [i] : []));
  if (name.length <= 13 || !spaces.length) return [name];
  const middle = spaces.reduce((best, i) => (Math.abs(2 * i - name.length) < Math.abs(2 * best - name.length) ? i : best));
  return [name.slice(0, middle), name.slice(middle + 1)];
}

const alongLines = (label, column) => (textPx(label) <= column ? [label] : wrapped(label));

// Whether a word covers none of the words before it; if so it is noted as one of them.
function freeOf(boxes, x, y, width, anchor) {
  const left = x - { start: 0, middle: width / 2, end: width }[anchor];
  if (boxes.some(([low, high, at]) => left < high && low < left + width && Math.abs(at - y) < TEXT_PX - 2)) return false;
  boxes.push([left, left + width, y]);
  return true;
}

function flowed(named, column) {
  const rows = [[]];
  let x = 0;
  for (const [name, item] of named) {
    const width = HANDLE_PX + 8 + textPx(name) + 14;
    if (x && x + width - 14 > column) { rows.push([]); x = 0; }
    rows.at(-1).push([x, name, item]);
    x += width;
  }
  return rows;
}

// What one panel needs around its plot.
function sidesOf(frame, index, column) {
  const axes = frame.axes[index], bare = Boolean(axes.bare), xt = axes.xt ?? [];
  const names = frame.items.flatMap((item, i) => (item.a === index && "nm" in item ? [[item.nm, i]] : []));
  const widest = Math.max(0, ...names.flatMap(([name]) => wrapped(name).map(textPx)));
  const atEnds = names.length > 0 && widest + 12 <= ENDS_SHARE * column;
  const rows = atEnds || !names.length ? [] : flowed(names, column);
  const last = Math.max(0, ...xt.map(([, label]) => textPx(label) / 2));
  return {
    names, atEnds, rows,
    left: bare ? 4 : Math.max(22, ...axes.yt.map(([, label]) => textPx(label))) + 10,
    right: bare ? 4 : Math.max(atEnds ? widest + 14 : 8, last + 2),
    top: bare ? 28 : 28 + 20 * rows.length,
    bottom: bare ? 30 : (xt.some(([, label]) => label) ? 24 : 8) + (axes.xl ? 4 + 16 * alongLines(axes.xl, column).length : 0),
  };
}

// A plot made narrower or lower around its middle where a length must be as long upward as across.
function evened(axes, { x, y, w, h }) {
  if (!axes.even) return { x, y, w, h };
  const [x0, x1, y0, y1] = axes.lim, unit = Math.min(w / Math.abs(x1 - x0), h / Math.abs(y1 - y0));
  const across = unit * Math.abs(x1 - x0), up = unit * Math.abs(y1 - y0);
  return { x: x + (w - across) / 2, y: y + (h - up) / 2, w: across, h: up };
}

// A plot is not lower than 70 px; in a hall, where letters take more of the room, not lower than 56.
export function arranged(frame, width, wantedHeight, least = 70) {
  const count = frame.axes.length;
  const columns = frame.stacked || width < count * LEAST_COLUMN_PX + 160 ? 1 : count;
  const column = (width - GAP_PX * (columns - 1)) / columns;
  const sides = frame.axes.map((_, i) => sidesOf(frame, i, column));
  for (let c = 0; c < columns; c += 1) { // panels under each other share their edges
    const own = sides.filter((_, i) => i % columns === c);
    const left = Math.max(...own.map((s) => s.left)), right = Math.max(...own.map((s) => s.right));
    own.forEach((s) => Object.assign(s, { left, right }));
  }
  const rows = [];
  for (let i = 0; i < count; i += columns) rows.push(sides.slice(i, i + columns));
  const sum = (list) => list.reduce((total, value) => total + value, 0);
  const top = rows.map((row) => Math.max(...row.map((s) => s.top))), bottom = rows.map((row) => Math.max(...row.map((s) => s.bottom)));
  const h = Math.max(least, (wantedHeight - sum(top) - sum(bottom)) / rows.length);
  const panels = [];
  let y = 0;
  rows.forEach((row, r) => {
    y += top[r];
    row.forEach((s, place) => {
      const left = place * (column + GAP_PX);
      panels.push({ ...s, left, width: column, ...evened(frame.axes[panels.length], { x: left + s.left, y, w: column - s.left - s.right, h }) });
    });
    y += h + bottom[r];
  });
  return { panels, height: y };
}

// Pixels are a × value + b, across and down, in data or, where `rel` says so, in shares of the plot.
function scales(panel, [x0, x1, y0, y1], rel = "") {
  const ax = rel.includes("x") ? panel.w : panel.w / (x1 - x0), ay = rel.includes("y") ? -panel.h : -panel.h / (y1 - y0);
  return [ax, panel.x - (rel.includes("x") ? 0 : x0 * ax), ay, panel.y + panel.h - (rel.includes("y") ? 0 : y0 * ay)];
}

function spread(heights, steps, low, high) {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a] - heights[b]), placed = order.map((i) => heights[i]);
  for (let turn = 0; turn < 40; turn += 1) {
    for (let a = 0; a < placed.length - 1; a += 1) {
      const need = (steps[order[a]] + steps[order[a + 1]]) / 2 - (placed[a + 1] - placed[a]);
      if (need > 1e-6) { placed[a] -= need / 2; placed[a + 1] += need / 2; }
    }
    order.forEach((place, a) => { placed[a] = Math.min(Math.max(placed[a], low + steps[place] / 2 - 9), high - steps[place] / 2 + 9); });
  }
  const found = [];
  order.forEach((place, a) => { found[place] = placed[a]; });
  return found;
}

function keptTicks(ticks, room, along) {
  if (ticks.length < 2) return ticks.map(() => true);
  const need = along ? Math.max(...ticks.map(([, label]) => textPx(label))) + 10 : TEXT_PX + 4;
  let step = 1;
  while (step < ticks.length && need > (room / (ticks.length - 1)) * step) step += 1;
  return ticks.map((_, place) => place % step === 0);
}

function paint(stroke, fill) {
  const names = [["s", stroke], ["f", fill]].filter(([, token]) => TOKENS.has(token)).map(([letter, token]) => `${letter}-${token}`);
  const plain = (token) => (TOKENS.has(token) ? null : token || "none");
  return [["class", names.join(" ")], ["stroke", plain(stroke)], ["fill", plain(fill)]].filter(([, value]) => value);
}
const attributes = (pairs) => pairs.map(([name, value]) => ` ${name}="${value}"`).join("");
const line = (token, d, more = "") => `<path${attributes(paint(token, ""))} d="${d}"${more}/>`;
const words = (x, y, text, anchor = "start", token = "ink", more = "") => `<text x="${px(x)}" y="${px(y)}" text-anchor="${anchor}"${attributes(paint("", token).filter(([n]) => n !== "stroke"))}${more}>${escaped(text)}</text>`;

function ticksOf(axes, panel, along) {
  const ticks = axes[along ? "xt" : "yt"], [ax, bx, ay, by] = scales(panel, axes.lim);
  const kept = keptTicks(ticks, along ? panel.w : panel.h, along);
  return ticks.map(([place, label], i) => {
    const told = kept[i] && label;
    if (!along) return line("grid", `M${px(panel.x)} ${px(ay * place + by)}h${px(panel.w)}`) + (told ? words(panel.x - 8, ay * place + by + 5, label, "end") : "");
    const x = ax * place + bx, bottom = panel.y + panel.h;
    return line("ink2", `M${px(x)} ${px(bottom)}v5`) + (told ? words(x, bottom + 20, label, "middle") : "");
  }).join("");
}

function quiet(frame, panel, index) {
  const axes = frame.axes[index];
  let text = "";
  if (!axes.bare) {
    const bottom = panel.y + panel.h, y = panel.y - 12 - 20 * panel.rows.length;
    const letter = frame.axes.length > 1 ? "abcdefgh"[index] : "";
    text += ticksOf(axes, panel, false) + ticksOf(axes, panel, true);
    text += line("ink2", `M${px(panel.x)} ${px(panel.y)}V${px(bottom)}H${px(panel.x + panel.w)}`, ' stroke-width="1.2"');
    const lines = axes.xl ? alongLines(axes.xl, panel.width) : [], middle = lines.length === 1 ? panel.x + panel.w / 2 : panel.left + panel.width / 2;
    lines.forEach((part, row) => { text += words(middle, bottom + 40 + 16 * row, part, "middle"); });
    if (letter) text += words(panel.left, y, letter, "start", "ink", ' font-weight="700"');
    text += words(panel.left + (letter ? 16 : 0), y, axes.yl);
  }
  panel.rows.forEach((names, row) => {
    const y = panel.y - 12 - 20 * (panel.rows.length - 1 - row);
    for (const [x, name, i] of names) {
      const item = frame.items[i], dash = item.dash ? ` stroke-dasharray="${item.dash}"` : "", alpha = item.o ? ` opacity="${item.o}"` : "";
      text += line(item.s, `M${px(panel.left + x)} ${px(y - 5)}h34`, ` stroke-width="${item.w}"${dash}${alpha}`) + words(panel.left + x + 40, y, name);
    }
  });
  return text;
}

// ---- what moves ---------------------------------------------------------------------------------------------------

const known = new WeakMap(); // of each list of items: how its paths run and how many numbers each takes
function plan(items) {
  if (!known.has(items)) {
    known.set(items, items.map((item) => {
      const runs = [...(item.d ?? "").matchAll(/([MLQCZ])(\d+)/g)].map(([, letter, n]) => [letter, Number(n)]);
      const points = runs.reduce((sum, [letter, n]) => sum + POINTS[letter] * n, 0);
      return { runs, count: { p: 2 * points, m: item.m === "circle" ? 3 : 2, a: 5, t: 2 }[item.k] };
    }));
  }
  return known.get(items);
}

function pathText(runs, numbers, at, [ax, bx, ay, by]) {
  let d = "", k = at;
  for (const [letter, count] of runs) {
    for (let n = 0; n < count; n += 1) {
      if (letter === "Z") { d += "Z"; k += 2; continue; }
      d += letter;
      for (let p = 0; p < POINTS[letter]; p += 1, k += 2) {
        d += `${Math.round((ax * numbers[k] + bx) * 10) / 10} ${Math.round((ay * numbers[k + 1] + by) * 10) / 10} `;
      }
    }
  }
  return d;
}

// The control point of the piece of a quadratic curve from s to t; where both are one, the point of the curve.
const blossom = (curve, s, t) => [0, 1].map((axis) => (1 - s) * (1 - t) * curve[0][axis] + ((1 - s) * t + s * (1 - t)) * curve[1][axis] + s * t * curve[2][axis]);
function where(curve, gap) { // the share of the curve at which it has come so far from its start
  let low = 0, high = 0.5;
  for (let turn = 0; turn < 24; turn += 1) {
    const middle = (low + high) / 2, [x, y] = blossom(curve, middle, middle);
    if (Math.hypot(x - curve[0][0], y - curve[0][1]) > gap) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

function arrowPaths(item, a, b) {
  const curve = [a, [(a[0] + b[0]) / 2 - item.bend * (b[1] - a[1]), (a[1] + b[1]) / 2 + item.bend * (b[0] - a[0])], b];
  const first = where(curve, item.gap[0]), last = 1 - where([...curve].reverse(), item.gap[1]);
  const tail = blossom(curve, first, first), middle = blossom(curve, first, last), tip = blossom(curve, last, last);
  const size = Math.hypot(tip[0] - middle[0], tip[1] - middle[1]) || 1, ux = (tip[0] - middle[0]) / size, uy = (tip[1] - middle[1]) / size;
  const back = item.head === "excites" ? [tip[0] - ux * HEAD_PX * 0.8, tip[1] - uy * HEAD_PX * 0.8] : tip;
  const half = item.head === "inhibits" ? BAR_PX : HEAD_PX / 2;
  const told = ([x, y]) => `${px(x)} ${px(y)}`, side = (s) => told([back[0] - uy * s * half, back[1] + ux * s * half]);
  const head = { excites: `M${told(tip)}L${side(1)}L${side(-1)}Z`, inhibits: `M${side(1)}L${side(-1)}`, silent: "" }[item.head];
  return [`M${told(tail)}Q${told(middle)} ${told(back)}`, head];
}

// The tile of each area that is filled with lines.
const hatches = (items, mark) => items.map((item, i) => (item.h
  ? `<pattern id="qs-hatch-${mark}-${i}" width="@DPI@" height="@DPI@" patternUnits="userSpaceOnUse">${line(item.f, item.h, ` stroke-width="${item.w}"`)}</pattern>` : "")).join("");

let many = 0;

// A drawing in an <svg>: draw(frame, width, height, ghost) changes what is there; it makes elements only for a new look.
export function drawing(svg) {
  const group = () => svg.appendChild(document.createElementNS(SVG, "g"));
  const defs = svg.appendChild(document.createElementNS(SVG, "defs"));
  const layers = { still: group(), ghost: group(), moving: group(), ends: group() };
  layers.still.setAttribute("class", "qs-quiet");
  layers.ghost.setAttribute("class", "qs-ghost");
  const mark = (many += 1);
  let shown = {}, elements = [];

  function make(item, isGhost, i) {
    const tag = { p: "path", m: item.m === "circle" ? "circle" : "path", a: "g", t: "text" }[item.k];
    const element = document.createElementNS(SVG, tag), set = (name, value) => element.setAttribute(name, value);
    if (isGhost) {
      set("class", "s-ink2"); set("fill", "none"); set("stroke-dasharray", "3 3"); set("opacity", "0.6"); set("stroke-width", "1.6");
    } else if (item.k === "t") {
      for (const [name, value] of paint("", item.f)) if (name !== "stroke") set(name, value);
      if (item.halo) element.classList.add("halo");
      set("text-anchor", item.ha); set("font-size", item.z);
      if (item.b) set("font-weight", 700);
    } else if (item.k === "a") {
      element.append(document.createElementNS(SVG, "path"), document.createElementNS(SVG, "path"));
      for (const [name, value] of paint(item.s, "")) element.firstChild.setAttribute(name, value);
      for (const [name, value] of paint(item.s, item.head === "excites" ? item.s : "")) element.lastChild.setAttribute(name, value);
      if (item.head === "silent") element.firstChild.setAttribute("stroke-dasharray", "2 4");
      if (item.head === "inhibits") element.lastChild.setAttribute("stroke-width", 3.5);
    } else {
      if (item.h) set("fill", `url(#qs-hatch-${mark}-${i})`);
      else for (const [name, value] of paint(item.s, item.f)) set(name, value);
      set("stroke-width", item.h ? 0 : item.w);
      if (item.fo) set("fill-opacity", item.fo);
      if (item.dash) set("stroke-dasharray", item.dash);
      if (item.o) set("opacity", item.o);
    }
    if (item.k === "m" && item.m !== "circle") set("d", item.m);
    if (item.k === "p" && !item.free) set("clip-path", `url(#qs-clip-${mark}-${item.a})`);
    return element;
  }

  function place(frame, axes, list, layout) {
    const { numbers, items, texts } = frame;
    let at = 0, spoken = 0;
    const boxes = layout.panels.map(() => []);
    plan(items).forEach(({ runs, count }, i) => {
      const item = items[i], element = list[i], scale = scales(layout.panels[item.a], axes[item.a].lim, item.rel), [ax, bx, ay, by] = scale;
      if (item.k === "t") spoken += 1;
      if (element) {
        const x = ax * numbers[at] + bx, y = ay * numbers[at + 1] + by;
        if (item.k === "p") element.setAttribute("d", pathText(runs, numbers, at, scale));
        else if (item.k === "t") {
          element.setAttribute("x", px(x + item.dx)); element.setAttribute("y", px(y + item.dy));
          const text = texts[spoken - 1], told = freeOf(boxes[item.a], x + item.dx, y + item.dy, CLOSE_PX * [...text].length, item.ha) ? text : "";
          if (element.textContent !== told) element.textContent = told;
        } else if (item.k === "a") {
          const [shaft, head] = arrowPaths(item, [x, y], [ax * numbers[at + 2] + bx, ay * numbers[at + 3] + by]);
          element.firstChild.setAttribute("d", shaft); element.lastChild.setAttribute("d", head);
          element.firstChild.setAttribute("stroke-width", px(numbers[at + 4]));
        } else if (item.m === "circle") {
          element.setAttribute("cx", px(x)); element.setAttribute("cy", px(y)); element.setAttribute("r", px(Math.max(0, numbers[at + 2])));
        } else element.setAttribute("transform", `translate(${px(x)} ${px(y)})`);
      }
      at += count;
    });
  }

  // The names of the curves where these end.
  function ends(frame, axes, layout) {
    const starts = [];
    let at = 0, text = "";
    for (const { count } of plan(frame.items)) starts.push((at += count));
    layout.panels.forEach((panel, index) => {
      if (!panel.atEnds) return;
      const [, , ay, by] = scales(panel, axes[index].lim), lines = panel.names.map(([name]) => wrapped(name));
      const heights = panel.names.map(([, i]) => Math.min(Math.max(ay * frame.numbers[starts[i] - 1] + by, panel.y), panel.y + panel.h));
      const placed = spread(heights, lines.map((parts) => (parts.length === 1 ? 18 : 33)), panel.y, panel.y + panel.h);
      lines.forEach((parts, n) => parts.forEach((part, row) => {
        text += words(panel.x + panel.w + 8, placed[n] + 5 + 15 * row - 7.5 * (parts.length - 1), part, "start", frame.items[panel.names[n][1]].s);
      }));
    });
    return text;
  }

  return function draw(frame, width, height, ghost = null) {
    const axes = ghost ? frame.axes.map((one, i) => joined(one, ghost.axes[i])) : frame.axes;
    const look = { items: frame.items, axes, width, height, ghost };
    const fresh = Object.keys(look).some((name) => look[name] !== shown[name]);
    if (fresh) {
      const layout = arranged({ ...frame, axes }, width, height, svg.closest(".qs-lecture") ? 56 : 70);
      look.layout = layout;
      svg.setAttribute("viewBox", `0 0 ${px(width)} ${px(layout.height)}`);
      defs.innerHTML = layout.panels.map((p, i) => `<clipPath id="qs-clip-${mark}-${i}"><rect x="${px(p.x)}" y="${px(p.y - 2)}" width="${px(p.w + 2)}" height="${px(p.h + 4)}"/></clipPath>`).join("") + hatches(frame.items, mark);
      layers.still.innerHTML = layout.panels.map((panel, i) => quiet({ ...frame, axes }, panel, i)).join("");
      if (look.items !== shown.items) {
        elements = frame.items.map((item, i) => make(item, false, i));
        layers.moving.replaceChildren(...elements);
      }
      layers.ghost.replaceChildren();
      if (ghost) {
        const copies = ghost.items.map((item) => ((item.k === "p" && item.s && !item.f && !item.free) || item.k === "m" ? make(item, true) : null));
        layers.ghost.replaceChildren(...copies.filter(Boolean));
        place(ghost, axes, copies, layout);
      }
      shown = look;
    }
    place(frame, axes, elements, shown.layout);
    const told = ends(frame, axes, shown.layout);
    if (told !== shown.told) { layers.ends.innerHTML = told; shown.told = told; }
    return shown.layout;
  };
}

// Axes that hold both: the wider one's ticks reach farther.
const both = new WeakMap();
function joined(one, other) {
  if (!other || one.bare) return one;
  const kept = both.get(one);
  if (kept?.other === other) return kept.axes;
  const [a0, a1, a2, a3] = one.lim, [b0, b1, b2, b3] = other.lim, falls = a0 > a1;
  const low = falls ? Math.max : Math.min, high = falls ? Math.min : Math.max;
  const axes = { ...one, lim: [low(a0, b0), high(a1, b1), Math.min(a2, b2), Math.max(a3, b3)] };
  if (Math.abs(b1 - b0) > Math.abs(a1 - a0)) axes.xt = other.xt;
  if (Math.abs(b3 - b2) > Math.abs(a3 - a2)) axes.yt = other.yt;
  both.set(one, { other, axes });
  return axes;
}
