// Native inputs for the controls of a live figure.

export function make(tag, properties = {}, ...children) {
  const { attributes = {}, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function makeControl(control, moved) {
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
