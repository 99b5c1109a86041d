// A live figure: native inputs, one image, its numbers in words. A kernel draws the frames,
// or, on a page without one, they were drawn ahead.

const LECTURE = "course-lecture-view";
const ANNOUNCE_AFTER_MS = 500; // a screen reader hears where the hand stopped, not every step of the way
const PATIENCE_MS = 4000;

function make(tag, properties = {}, ...children) {
  const { attributes = {}, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function makeControl(control, moved) {
  const { kind, label, texts, start } = control;
  if (kind === "choice") {
    const select = make("select", {}, ...texts.map((text, i) => make("option", { value: i }, text)));
    const set = (position) => { select.value = position; };
    select.addEventListener("change", () => moved(Number(select.value)));
    set(start);
    return { set, row: make("label", { className: "qs-control" }, make("span", {}, label), select) };
  }
  if (kind === "buttons") { // native radio buttons: one stop of Tab, arrows choose, a screen reader counts them
    const name = `qs-${Math.random().toString(36).slice(2)}`;
    const radios = texts.map((text, i) => make("input", { type: "radio", name, value: i }));
    const set = (position) => { radios[position].checked = true; };
    radios.forEach((radio, i) => radio.addEventListener("change", () => moved(i)));
    set(start);
    const labels = radios.map((radio, i) => make("label", {}, radio, make("span", {}, texts[i])));
    return { set, row: make("fieldset", { className: "qs-buttons" }, make("legend", {}, label), ...labels) };
  }
  if (kind === "switch") {
    const box = make("input", { type: "checkbox" });
    const set = (position) => { box.checked = Boolean(position); };
    box.addEventListener("change", () => moved(Number(box.checked)));
    set(start);
    return { set, row: make("label", { className: "qs-control qs-switch" }, box, make("span", {}, label)) };
  }
  const range = make("input", { type: "range", min: 0, max: texts.length - 1, step: 1 });
  const shown = make("output", { attributes: { "aria-hidden": "true" } });
  const set = (position) => {
    range.value = position;
    range.setAttribute("aria-valuetext", texts[position]);
    shown.textContent = texts[position];
  };
  range.addEventListener("input", () => moved(Number(range.value)));
  set(start);
  return { set, row: make("label", { className: "qs-control" }, make("span", {}, label), range, shown) };
}

// `source` has ask(request), canCompare, and settle(positions, moved): the positions that it can show.
function liveFigure(element, spec, opening, source) {
  const starts = spec.controls.map((control) => control.start);
  let wanted = [...starts];
  let ghost = null;
  let waiting = false;
  let stale = false;
  let patience = 0;
  let announcing = 0;
  let newest = 0;

  const title = make("figcaption");
  let image = make("img");
  const problem = make("p", { className: "qs-problem", hidden: true });
  const readout = make("dl", { className: "qs-readout" });
  const status = make("p", { className: "qs-heard", attributes: { role: "status", "aria-live": "polite" } });
  const controls = spec.controls.map((control, i) => makeControl(control, (position) => move(i, position)));
  const reset = make("button", { type: "button" }, "Reset");
  const compare = make("input", { type: "checkbox" });
  const lecture = make("input", { type: "checkbox" });
  const fill = make("button", { type: "button", className: "qs-fill" }, "Fill the screen");
  const box = (input, text) => make("label", {}, input, make("span", {}, text));
  const tools = make("div", { className: "qs-tools" }, reset);
  if (source.canCompare) tools.append(box(compare, "Compare with this setting"));
  tools.append(box(lecture, "Lecture view"), fill);
  const root = make(
    "div",
    { className: "qs-live", attributes: { role: "group", "aria-label": spec.name } },
    make("figure", {}, title, make("div", { className: "qs-frame" }, image, problem)),
    readout,
    make("div", { className: "qs-controls" }, ...controls.map((control) => control.row)),
    tools,
    status,
  );

  function announce(text) {
    clearTimeout(announcing);
    announcing = setTimeout(() => { status.textContent = text; }, ANNOUNCE_AFTER_MS);
  }
  function explain(sentence) {
    problem.textContent = sentence;
    problem.hidden = !sentence;
    root.classList.toggle("qs-stopped", Boolean(sentence));
  }
  async function show(frame) {
    const turn = (newest += 1);
    if (frame.problem) {
      explain(frame.problem);
      announce(frame.problem);
      return;
    }
    const next = make("img", { alt: frame.alt, src: frame.url });
    await next.decode(); // the old image stays on screen until the new one is whole
    if (turn < newest) return;
    explain("");
    title.textContent = frame.title;
    image.replaceWith(next);
    if (image.src.startsWith("blob:")) URL.revokeObjectURL(image.src);
    image = next;
    readout.replaceChildren(
      ...frame.readout.map(([label, text]) => make("div", {}, make("dt", {}, label), make("dd", {}, text))),
    );
  }
  function request() {
    if (waiting) { // one request is under way: when it returns, only the newest setting is asked for
      stale = true;
      return;
    }
    waiting = true;
    stale = false;
    patience = setTimeout(
      () => explain("The kernel has not answered yet: it is busy, or it must be restarted and the cell run again."),
      PATIENCE_MS,
    );
    const pixels = (image.clientWidth || 800) * (window.devicePixelRatio || 1);
    source.ask({ positions: wanted, ghost, lecture: lecture.checked, width_px: Math.round(pixels) });
  }
  function receive(frame) {
    clearTimeout(patience);
    waiting = false;
    if (stale) request();
    show(frame);
    if (!frame.problem) announce([frame.title, ...frame.readout.map((pair) => pair.join(" "))].join(". "));
  }
  function place(positions) {
    wanted = positions;
    controls.forEach((control, i) => control.set(wanted[i]));
    request();
  }
  function move(index, position) {
    place(source.settle(wanted.map((old, i) => (i === index ? position : old)), index));
  }
  function showLecture(on) {
    lecture.checked = on;
    root.classList.toggle("qs-lecture", on);
    request();
  }

  reset.addEventListener("click", () => place([...starts]));
  compare.addEventListener("change", () => {
    ghost = compare.checked ? [...wanted] : null;
    request();
  });
  lecture.addEventListener("change", () => {
    localStorage.setItem(LECTURE, lecture.checked ? "on" : "off");
    window.dispatchEvent(new CustomEvent(LECTURE, { detail: lecture.checked }));
  });
  const follow = (event) => showLecture(event.detail);
  window.addEventListener(LECTURE, follow);
  fill.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()));
  const refit = () => requestAnimationFrame(request);
  root.addEventListener("fullscreenchange", refit);
  // Jupyter's command mode would take arrow keys and letters away from the inputs; Escape leads out of them.
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") event.stopPropagation();
    else (root.closest("[tabindex]") ?? document.activeElement).focus({ preventScroll: true });
  });

  element.append(root);
  show(opening);
  if (spec.lecture || localStorage.getItem(LECTURE) === "on") showLecture(true);
  return {
    receive,
    remove: () => { window.removeEventListener(LECTURE, follow); clearTimeout(patience); clearTimeout(announcing); },
  };
}

function render({ model, el }) {
  const view = Math.random().toString(36).slice(2);
  const picture = (bytes) => URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
  const opening = { ...model.get("opening"), url: picture(model.get("opening_image")) };
  const source = {
    canCompare: true,
    settle: (positions) => positions,
    ask: (request) => model.send({ ...request, view }),
  };
  const figure = liveFigure(el, model.get("spec"), opening, source);
  const hear = (message, buffers) => {
    if (message.view === view) figure.receive(buffers.length ? { ...message, url: picture(buffers[0]) } : message);
  };
  model.on("msg:custom", hear);
  return () => { model.off("msg:custom", hear); figure.remove(); };
}

// Pages without a kernel: one control moves at a time, the others stand at their start.
function startFrames() {
  for (const element of document.querySelectorAll(".qs-static:not([data-alive])")) {
    element.dataset.alive = "";
    const { spec, frames } = JSON.parse(element.querySelector("script").textContent);
    const still = element.querySelector("img").src;
    const starts = spec.controls.map((control) => control.start);
    const frameAt = (positions) => {
      const moved = Math.max(0, positions.findIndex((position, i) => position !== starts[i]));
      const frame = frames[moved][positions[moved]];
      return { ...frame, url: frame.url ?? still };
    };
    const source = {
      canCompare: false,
      settle: (positions, moved) => starts.map((start, i) => (i === moved ? positions[i] : start)),
      ask: (request) => queueMicrotask(() => figure.receive(frameAt(request.positions))),
    };
    element.replaceChildren();
    const figure = liveFigure(element, spec, frameAt(starts), source);
    if (spec.controls.length > 1) {
      const note = "Without a kernel one control moves at a time; the others stand at their start.";
      element.firstChild.append(make("p", { className: "qs-note" }, note));
    }
  }
}

export default { render };
