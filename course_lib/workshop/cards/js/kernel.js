// What a notebook's kernel does for a question, done in the page: the same traits and messages as in asking.py and session.py,
// so that one script (question.js) shows questions in notebooks and on pages.
const MARKS = { number: markNumber, choice: markChoice, choices: markChoices, ordering: markOrdering, text: markText };
const grammar = grammarOf(qsShared);

// An answer as the page says it: the texts of chosen options, or what was typed.
function inWords(card, answer) {
  const texts = Object.fromEntries(card.options);
  return card.options.length ? [answer].flat().map((id) => texts[id] ?? id).join(", ") : String(answer).trim();
}

// The model of one card: `data` is what the page carries, `predict` whether its answer is committed first.
export function kernelOf({ card: first, more, how }, predict) {
  const cards = [first, ...more.map((other) => ({ ...first, ...other }))];
  const values = {}, heard = {};
  let at = 0, tried = false, warned = false, hinted = {};
  const set = (name, value) => {
    values[name] = value;
    for (const run of heard[`change:${name}`] ?? []) run();
  };
  const card = () => cards[at];
  const save = (kind, details = {}) => {
    const { id: question, objective, seed } = card();
    return keep({ at: nowText(), kind, question, objective, seed, correct: null, score: null, mistake: null, hint_level: 0, ...details });
  };

  function show(index) {
    at = index;
    tried = warned = false;
    Object.assign(values, { verdict: {}, hints: [], worked: "", worked_allowed: true, compare: {}, locked: false, settled: {} });
    const { id, kind, seed, prompt, label, options, hints, varies } = card();
    set("sheet", { id, kind, seed, prompt, label, options, hint_count: hints.length, varies, predict, how });
  }

  function answer(value) {
    const verdict = MARKS[card().kind](grammar, card(), value);
    if (predict && verdict.counted) return commit(value, verdict);
    const { look, heading, message, counted, mistake, score } = verdict;
    tried ||= counted;
    const level = hinted[card().seed] ?? 0;
    const note = counted && !predict ? save("answer", { correct: look === "right", score, mistake, hint_level: level }) : "";
    if (look === "noted") set("compare", card().compare);
    set("verdict", { look, heading, message, note });
  }

  function commit(value, { look, heading, message, mistake, score }) {
    const note = save("prediction", { correct: look === "right", score, mistake });
    const predicted = inWords(card(), value);
    keepSettled(card().id, { how: "committed", predicted, reply: say(grammar, "reply", { heading, message }) });
    restore(note);
  }

  function skip() {
    const note = save("worked");
    keepSettled(card().id, { how: "skipped" });
    restore(note);
  }

  // A prediction that was settled, now or at an earlier visit.
  function restore(note = "") {
    const said = predict && settledAs(card().id);
    if (!said) return;
    set("locked", true);
    set("settled", said.how === "elsewhere" ? { ...said, predicted: say(grammar, "elsewhere_short") } : said);
    const heading = say(grammar, said.how === "skipped" ? "skipped" : "committed");
    const message = {
      committed: () => say(grammar, "you_predict", { said: said.predicted }),
      elsewhere: () => say(grammar, "elsewhere"),
      skipped: () => say(grammar, "passed_over"),
    }[said.how]();
    set("verdict", { look: "noted", heading, message, note });
  }

  function worked() {
    if (!tried && !warned && !how && values.hints.length < card().hints.length) {
      warned = true;
      return set("verdict", { look: "noted", heading: say(grammar, "try_first"), message: say(grammar, "press_again"), note: "" });
    }
    set("worked", card().worked);
    save("worked");
  }

  function hint() {
    const level = values.hints.length + 1;
    if (level > card().hints.length) return;
    hinted[card().seed] = Math.max(level, hinted[card().seed] ?? 0);
    set("hints", card().hints.slice(0, level));
    save("hint", { hint_level: level });
  }

  function send({ do: wish, value }) {
    if ((wish === "answer" || wish === "ticks") && !values.locked) answer(value);
    else if (wish === "hint") hint();
    else if (wish === "worked") worked();
    else if (wish === "variant" && cards.length > 1) show((at + 1) % cards.length);
    else if (wish === "skip" && predict && !values.locked) skip();
  }

  show(0);
  restore();
  return {
    get: (name) => values[name],
    on: (event, run) => (heard[event] ??= []).push(run),
    off: (event, run) => { heard[event] = (heard[event] ?? []).filter((one) => one !== run); },
    send,
  };
}
