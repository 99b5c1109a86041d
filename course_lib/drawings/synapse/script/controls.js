// Native buttons, sliders and read-outs, and the places that words are written to.
function make(tag, properties = {}, ...children) {
  const { attributes = {}, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function slider({ name, label, low, high, step, colour }) {
  const input = make("input", { type: "range", name, min: low, max: high, step, attributes: colour ? { style: `--c:var(--${colour})` } : {} });
  const output = make("output", { attributes: { "aria-hidden": "true" } });
  const set = (value) => {
    input.value = value;
    output.textContent = TEXT[name](value);
    input.setAttribute("aria-valuetext", output.textContent);
    input.style.setProperty("--at", `${((value - low) / (high - low)) * 100}%`);
  };
  return { name, input, set, row: make("label", { className: "qs-ctl" }, make("span", {}, label), input, output) }; // a label names the first of them
}

function readOut(term, small, unit, kind = "") {
  const number = make("span");
  const value = make("dd", { className: kind }, number, unit ? make("small", {}, ` ${unit}`) : "");
  return { number, row: make("div", {}, make("dt", {}, `${term} `, make("br"), small), value) };
}

function panel(spec) {
  const button = (text, kind) => make("button", { type: "button", className: kind }, text);
  const buttons = { play: button("Pause", "qs-btn qs-main"), step: button("Step", "qs-btn"), reset: button("Reset", "qs-btn") };
  const sliders = spec.controls.map(slider);
  const numbers = {
    mean: readOut("mean release", "n p q", "nM"), quantum: readOut("one quantum", "q", "nM", "qs-amber"), steadiness: readOut("steadiness", "1/CV²", ""),
  };
  const title = make("p", { className: "qs-claim" }), status = make("b"), words = make("span"), chart = make("div", { className: "qs-chart" }), seenText = make("p", { className: "qs-tiny" });
  const spoken = make("p", { className: "qs-words", attributes: { "aria-live": "polite" } }, make("b", {}, "In words. "), words, " ", status);
  const key = make("ol", { className: "qs-key" });
  const side = make("div", { className: "qs-panel" }, title,
    make("div", { className: "qs-sliders" }, make("div", { className: "qs-row" }, ...Object.values(buttons)), ...sliders.map((one) => one.row)),
    make("dl", { className: "qs-read" }, ...Object.values(numbers).map((one) => one.row)));
  const below = make("div", { className: "qs-below" }, make("div", {}, chart, seenText), make("div", {}, spoken, make("p", { className: "qs-tiny qs-note" }, spec.note)));
  return { buttons, sliders, numbers, title, status, words, chart, seenText, key, side, below };
}
