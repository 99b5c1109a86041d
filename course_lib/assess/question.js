// One question: native inputs in a fieldset, a live region for the verdict. The kernel marks; nothing here knows an answer.
const LOOKS = { right: "✓", partly: "◐", wrong: "✗", unread: "?", noted: "✎" };

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

// Text with `code` between backticks; never parsed as HTML.
function rich(text) {
  return text.split("`").map((part, i) => (i % 2 ? make("code", {}, part) : part));
}

let count = 0;

function choiceFields(sheet, several) {
  const group = `qs-${(count += 1)}`;
  const boxes = sheet.options.map(([id, text]) => {
    const box = make("input", { type: several ? "checkbox" : "radio", name: group, value: id });
    return [box, make("label", {}, box, make("span", {}, ...rich(text)))];
  });
  const read = () => boxes.map(([box]) => box).filter((box) => box.checked).map((box) => box.value);
  return { nodes: boxes.map(([, label]) => label), read: () => (several ? read() : (read()[0] ?? "")) };
}

function orderFields(sheet, say) {
  const list = make("ol", { class: "qs-order" });
  let order = sheet.options.slice();
  const move = (id, step) => {
    const from = order.findIndex(([name]) => name === id);
    const to = from + step;
    if (to < 0 || to >= order.length) return;
    [order[from], order[to]] = [order[to], order[from]];
    fill();
    const row = list.children[to];
    const wanted = row.querySelector(step < 0 ? ".qs-up" : ".qs-down");
    (wanted.disabled ? row.querySelector("button:not(:disabled)") : wanted).focus();
    say(`${order[to][1]} is now number ${to + 1} of ${order.length}.`);
  };
  const fill = () =>
    list.replaceChildren(
      ...order.map(([id, text], i) => {
        const up = make("button", { type: "button", class: "qs-up", "aria-label": `Move up: ${text}`, disabled: i === 0 }, "↑");
        const down = make(
          "button",
          { type: "button", class: "qs-down", "aria-label": `Move down: ${text}`, disabled: i === order.length - 1 },
          "↓",
        );
        up.addEventListener("click", () => move(id, -1));
        down.addEventListener("click", () => move(id, 1));
        return make("li", {}, ...rich(text), up, down);
      }),
    );
  fill();
  return { nodes: [list], read: () => order.map(([id]) => id) };
}

function textFields(sheet) {
  const box =
    sheet.kind === "text"
      ? make("textarea", { rows: 3 })
      : make("input", { type: "text", autocomplete: "off", spellcheck: "false" }); // a keypad of digits has no minus and no units
  return { nodes: [make("label", { class: "qs-field" }, make("span", {}, sheet.label), box)], read: () => box.value };
}

function fieldsOf(sheet, say) {
  // On a page without Python: how to start it for an answer that lives in a notebook.
  if (sheet.how) return { nodes: [make("p", { class: "qs-how" }, ...rich(sheet.how))], read: () => "" };
  if (sheet.kind === "choice" || sheet.kind === "choices") return choiceFields(sheet, sheet.kind === "choices");
  return sheet.kind === "ordering" ? orderFields(sheet, say) : textFields(sheet);
}

function showVerdict(reply, verdict) {
  const look = verdict.look;
  reply.style.setProperty("--qs-look", look ? `var(--qs-${look})` : "transparent");
  if (!look) return reply.replaceChildren();
  const mark = make("span", { "aria-hidden": "true" }, LOOKS[look]);
  const note = verdict.note ? [make("small", {}, verdict.note)] : [];
  reply.replaceChildren(make("strong", {}, mark, ` ${verdict.heading}.`), " ", ...rich(verdict.message), ...note);
}

// A reader's own sentence beside the model: ideas to tick, and sentences to beware of, folded.
function compareFields(compare, send) {
  if (!compare.model) return [];
  const boxes = compare.ideas.map(([id, text]) => {
    const box = make("input", { type: "checkbox", value: id });
    return [box, make("label", {}, box, make("span", {}, ...rich(text)))];
  });
  const count = make("button", { type: "button" }, "Count what I said");
  count.addEventListener("click", () =>
    send({ do: "ticks", value: boxes.filter(([box]) => box.checked).map(([box]) => box.value) }),
  );
  const rows = compare.beware.map(([said, because]) => make("p", {}, make("em", {}, `“${said}” `), ...rich(because)));
  const beware = rows.length ? [make("details", {}, make("summary", {}, "Sentences to beware of"), ...rows)] : [];
  const legend = make("legend", {}, "I said that …");
  return [
    make("p", {}, make("strong", {}, "A model sentence. "), ...rich(compare.model)),
    make("fieldset", {}, legend, ...boxes.map(([, label]) => label), count),
    ...beware,
  ];
}

function build(model, form) {
  const sheet = model.get("sheet");
  const reply = make("div", { class: "qs-reply", role: "status", "aria-live": "polite" });
  const hints = make("div", { class: "qs-hints", "aria-live": "polite" });
  const worked = make("div", { class: "qs-worked", "aria-live": "polite" });
  const compare = make("div", { class: "qs-compare", "aria-live": "polite" });
  const fields = fieldsOf(sheet, (words) => showVerdict(reply, { look: "noted", heading: "Moved", message: words }));
  const send = (message) => model.send(message);
  const button = (text, message, kind = "button") => {
    const node = make("button", { type: kind, class: kind === "submit" ? "qs-main" : "" }, text);
    if (kind === "button") node.addEventListener("click", () => send(message));
    return node;
  };
  const submit = button(sheet.predict ? "Commit prediction" : "Check", null, "submit");
  const hint = button("Hint", { do: "hint" });
  const answer = button("Worked answer", { do: "worked" });
  const other = button("Other numbers", { do: "variant" });
  const fieldset = make("fieldset", {}, make("legend", {}, ...rich(sheet.prompt)), ...fields.nodes);
  const skip = button("Skip: show me", { do: "skip" });
  const tools = make("div", {}, ...(sheet.how ? [] : [submit]), ...(sheet.predict ? [skip] : [hint, answer, ...(sheet.varies ? [other] : [])]));
  const foot = make("p", { class: "qs-foot" }, `${sheet.id} · variant ${sheet.seed}`);
  form.onsubmit = (event) => {
    event.preventDefault();
    send({ do: "answer", value: fields.read() });
  };
  form.replaceChildren(fieldset, tools, compare, reply, hints, worked, foot);
  let compared = null;
  const update = () => {
    showVerdict(reply, model.get("verdict"));
    if (compared !== model.get("compare")) {
      compared = model.get("compare"); // drawn once, so that ticks stay where they are
      compare.replaceChildren(...compareFields(compared, send));
    }
    const open = model.get("hints");
    hints.replaceChildren(...open.map((text, i) => make("p", {}, make("strong", {}, `Hint ${i + 1}. `), ...rich(text))));
    hint.textContent = `Hint (${open.length} of ${sheet.hint_count} open)`;
    hint.disabled = open.length >= sheet.hint_count;
    answer.disabled = !model.get("worked_allowed");
    const text = model.get("worked");
    worked.replaceChildren(...(text ? [make("p", {}, make("strong", {}, "Worked answer. "), ...rich(text))] : []));
    fieldset.disabled = submit.disabled = skip.disabled = model.get("locked");
    const settled = model.get("settled");
    if (settled.how) settle(sheet.id, settled);
  };
  update();
  return update;
}

export default {
  render({ model, el }) {
    const form = make("form", { class: "qs-question", "data-lm-suppress-shortcuts": "true", novalidate: true });
    let update = build(model, form);
    const rebuild = () => {
      update = build(model, form);
      form.querySelector("input, textarea, button").focus();
    };
    const refresh = () => update();
    const byHand = ({ detail }) => {
      const { id, predict } = model.get("sheet");
      if (predict && detail.name === gateName(id) && !model.get("locked")) model.send({ do: "skip" });
    };
    watchGates();
    document.addEventListener("qs-skipped", byHand);
    const traits = ["verdict", "hints", "worked", "worked_allowed", "locked", "settled", "compare"].map((name) => `change:${name}`);
    model.on("change:sheet", rebuild);
    traits.forEach((name) => model.on(name, refresh));
    // Jupyter in command mode would take letters and arrow keys for its own shortcuts.
    form.addEventListener("keydown", (event) => event.stopPropagation());
    el.append(form);
    return () => {
      document.removeEventListener("qs-skipped", byHand);
      model.off("change:sheet", rebuild);
      traits.forEach((name) => model.off(name, refresh));
    };
  },
};
