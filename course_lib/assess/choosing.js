// Verdicts on choices, orderings and short texts, from a card (card.py): what choices.py and texts.py say, word for word.
import { verdict } from "./marking.js";
import { lengthOf, say, wordsOf } from "./reading.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const FEWEST_WORDS = 3, LONGEST_TEXT = 4000;
const wrong = (grammar, message, mistake, score = 0) =>
  verdict(grammar, score > 0 ? "partly" : "wrong", message, { mistake, score });

// One option by its id; an empty text is nothing chosen.
export function markChoice(grammar, card, answer) {
  const count = card.options.length;
  if (!answer) {
    const letters = say(grammar, "letters", { most: [...LETTERS.slice(0, count - 1)].join(", "), last: LETTERS[count - 1] });
    return verdict(grammar, "unread", say(grammar, "none_chosen", { letters }));
  }
  const reply = card.replies[answer];
  return card.right.includes(answer) ? verdict(grammar, "right", reply) : wrong(grammar, reply, answer);
}

// Options by their ids, in any order.
export function markChoices(grammar, card, answer) {
  if (!answer.length) return verdict(grammar, "unread", say(grammar, "none_of_several"));
  const astray = card.options.filter(([id]) => answer.includes(id) && !card.right.includes(id));
  const missing = card.options.filter(([id]) => !answer.includes(id) && card.right.includes(id));
  if (!astray.length && !missing.length) return verdict(grammar, "right", card.means);
  const score = Math.max(0, (card.right.length - missing.length - astray.length) / card.right.length);
  const parts = [
    ...astray.map(([id, text]) => say(grammar, "astray", { text, reply: card.replies[id] })),
    ...missing.map(([id]) => `${say(grammar, "missing")} ${card.ideas[id]}`),
  ];
  return wrong(grammar, parts.join(" "), astray.length ? astray[0][0] : "missed", score);
}

// All ids in the reader's order.
export function markOrdering(grammar, card, answer) {
  const place = Object.fromEntries(card.order.map((id, i) => [id, i]));
  const texts = Object.fromEntries(card.options);
  const same = (order) => order.every((id, i) => id === answer[i]);
  if (same(card.order)) return verdict(grammar, "right", card.means);
  const pairs = answer.flatMap((first, i) => answer.slice(i + 1).map((second) => place[first] < place[second]));
  const right = pairs.filter(Boolean).length;
  const score = Math.max(0, (2 * right) / pairs.length - 1);
  const slip = card.slips.find(({ order }) => same(order));
  if (slip) return wrong(grammar, slip.because, slip.id, score);
  const at = answer.findIndex((id, i) => i + 1 < answer.length && place[id] > place[answer[i + 1]]);
  const values = { right, all: pairs.length, first: texts[answer[at]], second: texts[answer[at + 1]] };
  return wrong(grammar, say(grammar, "pairs", values), null, score);
}

// A sentence is compared by its writer; the ids of the ideas that it says are counted.
export function markText(grammar, card, answer) {
  if (Array.isArray(answer)) {
    const missing = card.compare.ideas.filter(([id]) => !answer.includes(id));
    const all = card.compare.ideas.length, count = all - missing.length;
    if (!missing.length) return verdict(grammar, "right", card.means);
    const ideas = missing.map(([, text]) => text).join(say(grammar, "and_that"));
    return wrong(grammar, say(grammar, "ideas_missing", { count, all, ideas }), null, count / all);
  }
  const words = wordsOf(answer), count = lengthOf(answer);
  if (!words.length || (words.length === 1 && words[0] === "...")) return verdict(grammar, "unread", say(grammar, "nothing_written"));
  if (words.length < FEWEST_WORDS) return verdict(grammar, "unread", say(grammar, "too_short"));
  if (count > LONGEST_TEXT) return verdict(grammar, "unread", say(grammar, "text_too_long", { count }));
  return verdict(grammar, "noted", say(grammar, "tick"));
}
