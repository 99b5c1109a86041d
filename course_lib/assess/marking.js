// The verdict on one typed number, from a card (card.py): what Python's mark_number says, word for word.
import { converted, numberAndUnit, say, Unread } from "./reading.js";

const EDGE = 1 + 1e-9;
const CLOSE = 0.05;
const MOST_NAMED = 3;
const FORMS = ["per_cent_up", "per_cent_down"];

function margin(tolerance, value) {
  let widest = Math.max(tolerance.relative * Math.abs(value), tolerance.absolute);
  if (tolerance.figures && value) {
    const lastPlace = 10 ** (Math.floor(Math.log10(Math.abs(value))) - tolerance.figures + 1);
    widest = Math.max(widest, lastPlace / 2);
  }
  return widest * EDGE;
}

function apart(card, answer, value) {
  const gap = Math.abs(answer - value);
  const reach = margin(card.tolerance, value);
  return reach > 0 ? gap / reach : gap > 0 ? Infinity : 0;
}

// Within one unit of the last figure that is asked for, or a fifth of the margin, an answer may be a rounding of a slip.
function told(tolerance, value) {
  const needed = tolerance.relative ? 1 + Math.ceil(Math.log10(0.5 / tolerance.relative) - 1e-9) : 0;
  const figures = Math.max(tolerance.figures ?? 0, needed);
  const reach = margin(tolerance, value);
  if (!figures || !value) return reach;
  const lastPlace = 10 ** (Math.floor(Math.log10(Math.abs(value))) - figures + 1) * EDGE;
  return Math.min(reach, Math.max(lastPlace, reach / 5));
}

function likeliest(card, slips, answer) {
  const fromTruth = apart(card, answer, card.truth);
  const ranked = slips
    .map((slip) => [apart(card, answer, slip.value), slip])
    .filter(([gap, slip]) => gap <= 1 && gap < fromTruth && apart(card, slip.value, card.truth) > 1)
    .filter(([, slip]) => Math.abs(answer - slip.value) <= told(card.tolerance, slip.value))
    .sort((a, b) => a[0] - b[0]);
  return ranked.slice(0, MOST_NAMED).map(([, slip]) => slip);
}

function inWords(grammar, found) {
  if (found.length === 1) return found[0].because;
  const said = found.map((slip) => slip.because).join(say(grammar, "or"));
  return say(grammar, "several_slips", { count: say(grammar, found.length === 2 ? "two" : "three"), said });
}

function oneFigure(value) {
  if (value < 1) return "1";
  const power = 10 ** Math.floor(Math.log10(value));
  return (Math.floor(value / power + 0.5) * power).toFixed(0);
}

function sizeOfError(grammar, answer, truth) {
  if (truth === 0) return say(grammar, answer ? "not_zero" : "size_right");
  const ratio = answer / truth;
  if (ratio === 0) return say(grammar, "zero");
  if (ratio < 0) return say(grammar, "wrong_sign");
  const word = say(grammar, ratio > 1 ? "large" : "small");
  if (0.6 < ratio && ratio < 1.7) return say(grammar, "by_per_cent", { size: oneFigure(Math.abs(ratio - 1) * 100), word });
  const times = ratio > 1 ? ratio : 1 / ratio;
  return times > 1e6 ? say(grammar, "by_a_million", { word }) : say(grammar, "by_times", { size: oneFigure(times), word });
}

// What is said: `look` is right, partly, wrong, unread or noted; `counted` is false for what is no attempt.
export function verdict(grammar, look, message, { mistake = null, score = look === "right" ? 1 : 0 } = {}) {
  return { look, heading: grammar.looks[look][1], message, mistake, score, counted: look !== "unread" && look !== "noted" };
}

function isRounded(value, truth) {
  const first = Math.floor(Math.log10(Math.abs(truth)));
  return [10 ** first, 10 ** (first - 1)].some(
    (unit) => Math.abs(value / unit - Math.floor(value / unit + 0.5)) <= 1e-9 && Math.abs(value - truth) <= (unit / 2) * EDGE,
  );
}

function general(grammar, card, value) {
  const size = sizeOfError(grammar, value, card.truth);
  const near = (about) =>
    [...card.own, ...card.generic].some((slip) => Math.abs(slip.value - about) <= CLOSE * Math.abs(about));
  if (card.truth && Math.abs(value / card.truth - 1) <= CLOSE && !near(value) && !near(card.truth)) {
    const said = say(grammar, "rounding", { size, wanted: card.wanted });
    return verdict(grammar, "wrong", said, { mistake: isRounded(value, card.truth) ? "rounded_early" : null });
  }
  return verdict(grammar, "wrong", say(grammar, "no_slip", { size }));
}

// The verdict on a number as it was typed; what cannot be read costs no try.
export function markNumber(grammar, card, text) {
  let written, unit, value;
  try {
    [written, unit] = numberAndUnit(grammar, text);
    value = converted(grammar, written, unit, card.unit, card.shown_unit);
  } catch (problem) {
    if (problem instanceof Unread) return verdict(grammar, "unread", problem.message);
    throw problem;
  }
  if (apart(card, value, card.truth) <= 1) {
    const taken = unit || card.unit === "1" ? "" : say(grammar, "taken_as", { unit: card.shown_unit });
    return verdict(grammar, "right", card.means + taken);
  }
  if (unit !== null && written !== value && apart(card, written, card.truth) <= 1) {
    const wanted = card.unit === "1" ? say(grammar, "pure_number") : say(grammar, "in_unit", { unit: card.shown_unit });
    return verdict(grammar, "wrong", say(grammar, "slip_of_unit", { wanted, unit }), { mistake: "unit" });
  }
  for (const slips of [card.own, card.generic]) {
    const found = likeliest(card, slips, value);
    if (!found.length) continue;
    if (FORMS.includes(found[0].id) && !unit) return verdict(grammar, "unread", found[0].because, { mistake: found[0].id });
    return verdict(grammar, "wrong", inWords(grammar, found), { mistake: found[0].id });
  }
  return general(grammar, card, value);
}

