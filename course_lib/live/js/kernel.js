// Frames from a kernel: what was seen stays in the page, and the line of the slider in hand comes ahead of the hand.

const PATIENCE_MS = 4000, MOST_KEPT = 1500, TRIP_MS = 60, AHEAD = 12, QUIET_MS = 500;

function fromKernel(model, spec, hear) {
  const view = Math.random().toString(36).slice(2), kept = new Map(), looks = new Map();
  let asked = null, urgent = null, line = [], batch = 2, patience = 0, sentAt = 0;
  const keep = (positions, frame) => {
    kept.set(positions.join(), frame);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  };
  function ask() {
    if (asked) return; // one request is under way; the newest wish goes next
    line = line.filter((positions) => !kept.has(positions.join()));
    asked = urgent ? [urgent] : line.splice(0, batch);
    if (!asked.length) { asked = null; return; }
    if (urgent) patience = setTimeout(() => hear.explain("The kernel has not answered yet: it is busy, or it must be restarted and the cell run again."), PATIENCE_MS);
    urgent = null;
    sentAt = performance.now();
    model.send({ view, wanted: asked });
  }
  function receive(message, buffers) {
    if (message.view !== view) return;
    clearTimeout(patience);
    for (const [id, text] of Object.entries(message.looks)) looks.set(id, JSON.parse(text));
    message.frames.forEach(({ positions, look, ...frame }, i) => {
      if (!frame.problem) {
        const { buffer, byteOffset, byteLength } = buffers[i];
        frame = { ...frame, axes: looks.get(look[0]), items: looks.get(look[1]), stacked: spec.stacked, numbers: new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength)) };
      }
      keep(positions, frame);
      hear.receive(positions, frame);
    });
    const took = performance.now() - sentAt;
    if (asked.length > 1 || took < TRIP_MS) batch = Math.max(1, Math.min(12, Math.round((batch * TRIP_MS) / Math.max(took, 10))));
    asked = null;
    ask();
  }
  model.on("msg:custom", receive);
  const around = (index, positions) => { // nearest first
    const here = positions[index], places = spec.controls[index].texts.map((_, p) => p).sort((a, b) => Math.abs(a - here) - Math.abs(b - here));
    return places.map((p) => positions.map((old, i) => (i === index ? p : old)));
  };
  // Before a hand comes: the nearest positions of every control, once nothing else is asked for.
  const starts = spec.controls.map((control) => control.start);
  const early = setTimeout(() => {
    line = [...line, ...starts.flatMap((_, i) => around(i, starts).slice(0, AHEAD))];
    ask();
  }, QUIET_MS);
  return {
    keep,
    frame: (positions) => kept.get(positions.join()) ?? null,
    want: (positions) => { urgent = positions; ask(); },
    grab: (index, positions) => { line = around(index, positions); ask(); },
    remove: () => { model.off("msg:custom", receive); clearTimeout(patience); clearTimeout(early); },
  };
}

function render({ model, el }) {
  const spec = model.get("spec"), opening = model.get("opening"), bytes = model.get("opening_numbers");
  const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const first = { ...opening, numbers, stacked: spec.stacked };
  const hear = {};
  const source = fromKernel(model, spec, hear);
  source.keep(spec.controls.map((control) => control.start), first);
  const figure = liveFigure(el, spec, first, source);
  Object.assign(hear, figure);
  return () => { source.remove(); figure.remove(); };
}
