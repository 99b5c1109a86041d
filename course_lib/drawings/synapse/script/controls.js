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
  return { name, input, set, row: make("label", { className: "ctl" }, make("span", {}, label), input, output) }; // a label names the first of them
}

function readOut(term, small, unit, kind = "") {
  const number = make("span");
  const value = make("dd", { className: kind }, number, unit ? make("small", {}, ` ${unit}`) : "");
  return { number, row: make("div", {}, make("dt", {}, term, make("br"), small), value) };
}

function panel(spec) {
  const button = (text, kind) => make("button", { type: "button", className: kind }, text);
  const buttons = { play: button("Pause", "btn main"), step: button("Step", "btn"), reset: button("Reset", "btn") };
  const sliders = spec.controls.map(slider);
  const numbers = {
    mean: readOut("mean release", "n p q", "nM"), quantum: readOut("one quantum", "q", "nM", "amber"), steadiness: readOut("steadiness", "1/CV²", ""),
  };
  const title = make("p", { className: "claim" }), status = make("b"), words = make("span"), chart = make("div", { className: "chart" }), seenText = make("p", { className: "tiny" });
  const spoken = make("p", { className: "words", attributes: { "aria-live": "polite" } }, make("b", {}, "In words. "), words, " ", status);
  const key = make("ol", { className: "key" });
  const side = make("div", { className: "panel" }, title, make("div", { className: "row" }, ...Object.values(buttons)),
    make("div", { className: "sliders" }, ...sliders.map((one) => one.row)),
    make("dl", { className: "read" }, ...Object.values(numbers).map((one) => one.row)));
  const below = make("div", { className: "below" }, make("div", {}, chart, seenText), make("div", {}, spoken, make("p", { className: "tiny note" }, spec.note)));
  return { buttons, sliders, numbers, title, status, words, chart, seenText, key, side, below };
}
