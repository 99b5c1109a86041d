// How a typed number is read on a page without Python: the same tables (grammar.json, sentences.json), the same few steps.
// Every function has its twin of the same name in grammar.py, expression.py, reading.py and units.py.

const NUMBER = /(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+(?![0-9.]))?/y;
const CONSTANT = /(?:pi|π)(?![A-Za-z])|e(?= ?(?:\^|\*\*))/y;
const DEEPEST = 25;
const FUNCTIONS = {
  sqrt: Math.sqrt, "√": Math.sqrt, cbrt: Math.cbrt, "∛": Math.cbrt, ln: Math.log, log10: Math.log10, lg: Math.log10,
  log2: Math.log2, ld: Math.log2, exp: Math.exp, abs: Math.abs,
};

// What cannot be read, in one sentence; it costs no try.
export class Unread extends Error {}
// A calculation that outgrew what can be stored, as Python raises it.
class Overflow extends Error {}

// The sentence of this name with its values.
export const say = (grammar, name, values = {}) =>
  grammar.says[name].replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
// What Python takes for white space, and how it counts letters.
const BLANK = "[\\t-\\r\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const EDGES = new RegExp(`^${BLANK}|${BLANK}$`, "g");
export const stripped = (text) => text.replace(EDGES, "");
export const wordsOf = (text) => stripped(text).split(new RegExp(BLANK)).filter(Boolean);
export const lengthOf = (text) => [...text].length;

const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}\p{Zs}]/u;
const SHORT = { "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\", " ": " " };
function printable(sign) {
  if (SHORT[sign] || !UNPRINTABLE.test(sign)) return SHORT[sign] ?? sign;
  const code = sign.codePointAt(0).toString(16);
  const [letter, width] = code.length <= 2 ? ["x", 2] : code.length <= 4 ? ["u", 4] : ["U", 8];
  return `\\${letter}${code.padStart(width, "0")}`;
}
// As Python's repr shows text, cut where it is long.
export function shown(text) {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inside = [...text].map((sign) => (sign === mark ? `\\${mark}` : printable(sign))).join("");
  const quoted = [...`${mark}${inside}${mark}`];
  return quoted.length > 60 ? `${quoted.slice(0, 57).join("")}…` : quoted.join("");
}

function compiled(rules) {
  return rules.map((rule) => ({ ...rule, pattern: new RegExp(rule.find, "g") }));
}

// The grammar, ready for use: the contents of grammar.json and of sentences.json, and the table of units.
export function grammarOf({ tables, sentences, units }) {
  const raised = Object.fromEntries([...tables.raised_digits].map((sign, i) => [sign, tables.plain_digits[i]]));
  const names = tables.functions.map(escaped).sort((a, b) => b.length - a.length);
  return {
    tables,
    units,
    says: sentences.says,
    looks: sentences.looks,
    first: compiled(tables.first),
    then: compiled(tables.then),
    unit: compiled(tables.unit),
    name: new RegExp(names.join("|"), "y"),
    words: new RegExp(`\\b(?:${Object.keys(tables.words).join("|")})(?=\\b|fold)`, "gi"),
    lowered: (text) => [...text].map((sign) => raised[sign] ?? sign).join(""),
  };
}

function without(text, letters) {
  const first = text.search(/[0-9]/);
  return text.slice(0, first) + [...text.slice(first)].filter((letter) => !letters.includes(letter)).join("");
}

function sentence(tables, name, seen) {
  const said = tables.says[name];
  const values = { seen: name === "comma" ? seen : shown(seen), point: seen.replaceAll(",", "."), whole: seen.replaceAll(",", "") };
  return said.replace(/\{(\w+)\}/g, (whole, key) => values[key]);
}

function ruled(grammar, text, rules) {
  for (const rule of rules) {
    rule.pattern.lastIndex = 0;
    if (rule.say) {
      const found = rule.pattern.exec(text);
      if (found) throw new Unread(sentence(grammar.tables, rule.say, found[0].replace(/^[ (/*+]+|[ (/*+]+$/g, "")));
    } else if (rule.drop) {
      text = text.replace(rule.pattern, (found) => without(found, rule.drop));
    } else {
      let before = text;
      text = text.replace(rule.pattern, rule.put);
      while (rule.repeat && text !== before) {
        before = text;
        text = text.replace(rule.pattern, rule.put);
      }
    }
  }
  return text;
}

// A typed number with one spelling for each thing.
export function plain(grammar, text) {
  text = grammar.lowered(ruled(grammar, text, grammar.first));
  text = text.replace(grammar.words, (word) => grammar.tables.words[word.toLowerCase()]);
  return ruled(grammar, text, grammar.then);
}

// A unit spelled in one way: micro as u, powers with **, nothing as 1.
export function plainUnit(grammar, unit) {
  let text = unit.replace(new RegExp(`[${grammar.tables.raised_digits}]+`, "g"), (run) => `^${grammar.lowered(run)}`);
  text = stripped(text).replace(/[µμ]/g, "u").replaceAll("·", "*").replaceAll("−", "-");
  text = ruled(grammar, text, grammar.unit);
  text = text.replace(/[A-Za-z]+/g, (word) => grammar.tables.unit_words[word] ?? word);
  if (grammar.tables.counted.includes(text)) return "1";
  return text.startsWith("/") ? `1${text}` : text;
}

function at(pattern, text, place) {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

function afterBlanks(text, place) {
  while (text[place] === " ") place += 1;
  return place;
}

function sum(grammar, text, place, depth) {
  let found = product(grammar, text, place, depth);
  while (found) {
    const sign = afterBlanks(text, found[1]);
    if (text[sign] !== "+" && text[sign] !== "-") break;
    const more = product(grammar, text, sign + 1, depth);
    if (!more) break;
    found = [text[sign] === "+" ? found[0] + more[0] : found[0] - more[0], more[1]];
  }
  return found;
}

function product(grammar, text, place, depth) {
  let found = signed(grammar, text, place, depth);
  while (found) {
    const next = afterBlanks(text, found[1]);
    const operator = text[next] ?? "";
    const beside = next === found[1] && operator !== "" && "(√π".includes(operator);
    const times = operator !== "" && "*/:x".includes(operator);
    if (!(beside || times) || text.startsWith("**", next)) break;
    const more = signed(grammar, text, beside ? next : next + 1, depth);
    if (!more) break;
    const over = operator === "/" || operator === ":";
    if (over && more[0] === 0) throw new Unread(say(grammar, "by_zero"));
    found = [over ? found[0] / more[0] : found[0] * more[0], more[1]];
  }
  return found;
}

function signed(grammar, text, place, depth) {
  let next = afterBlanks(text, place);
  if (text[next] === "+" || text[next] === "-") {
    const found = depth < DEEPEST ? signed(grammar, text, next + 1, depth + 1) : null;
    return found && [text[next] === "-" ? -found[0] : found[0], found[1]];
  }
  const found = atom(grammar, text, next, depth);
  if (!found) return null;
  next = afterBlanks(text, found[1]);
  const width = text.startsWith("**", next) ? 2 : text[next] === "^" ? 1 : 0;
  const power = width && depth < DEEPEST ? signed(grammar, text, next + width, depth + 1) : null;
  if (power && found[0] === 0 && power[0] < 0) throw new Unread(say(grammar, "no_root"));
  return power ? [real(grammar, found[0] ** power[0], found[0], power[0]), power[1]] : found;
}

function atom(grammar, text, place, depth) {
  if (depth >= DEEPEST) return null;
  if (text[place] === "(") {
    const inner = sum(grammar, text, place + 1, depth + 1);
    const end = inner ? afterBlanks(text, inner[1]) : text.length;
    return inner && text[end] === ")" ? [inner[0], end + 1] : null;
  }
  const number = at(NUMBER, text, place);
  if (number) return [Number(number[0]), NUMBER.lastIndex];
  const constant = at(CONSTANT, text, place);
  if (constant) return [grammar.tables.constants[constant[0]], CONSTANT.lastIndex];
  const name = at(grammar.name, text, place);
  if (!name) return null;
  const argument = atom(grammar, text, afterBlanks(text, place + name[0].length), depth + 1);
  if (!argument) return null;
  const value = FUNCTIONS[name[0]](argument[0]);
  // A logarithm of zero is no number here, as in Python.
  return [real(grammar, argument[0] === 0 && value === -Infinity ? NaN : value, argument[0]), argument[1]];
}

function real(grammar, value, ...from) {
  if (from.some(Number.isNaN)) return value;
  if (Number.isNaN(value)) throw new Unread(say(grammar, "no_root"));
  if (!Number.isFinite(value) && from.every(Number.isFinite)) throw new Overflow();
  return value;
}

// The value of the calculation at the start of a text and what follows it, or null.
export function valueAndRest(grammar, text) {
  let found;
  try {
    found = sum(grammar, text, 0, 0);
  } catch (problem) {
    if (problem instanceof Overflow) return [Infinity, ""];
    throw problem;
  }
  if (!found) return null;
  if (!Number.isFinite(found[0])) return [found[0], ""];
  return [Number(found[0].toPrecision(15)), text.slice(found[1])];
}

// The number of an answer and its unit, or null where none was written beside it; throws Unread.
export function numberAndUnit(grammar, text) {
  const bare = stripped(text);
  if (bare === "" || bare === "...") throw new Unread(say(grammar, "blank"));
  const count = lengthOf(text);
  if (count > grammar.tables.longest) throw new Unread(say(grammar, "too_long", { count }));
  const found = valueAndRest(grammar, plain(grammar, text));
  if (!found) throw new Unread(say(grammar, "no_number", { seen: shown(bare) }));
  const rest = found[1].replace(/^[ *]+|[ *]+$/g, "");
  if (/^[.,+-]?[0-9]/.test(rest) && !/^1 ?\/ ?[A-Za-z]/.test(rest))
    throw new Unread(say(grammar, "two_numbers", { seen: shown(bare) }));
  if (!Number.isFinite(found[0])) throw new Unread(say(grammar, Number.isNaN(found[0]) ? "nan" : "infinite"));
  return [found[0], rest || null];
}

const UNIT = /^(?:1 ?\/ ?)?[A-Za-z%]+(?:\*\*-?[0-9])?(?: ?[*/ ] ?[A-Za-z%]+(?:\*\*-?[0-9])?)*$/;
const ONE = /([*/ ]?) ?([A-Za-z%]+)(?:\*\*(-?[0-9]))? ?/g;

// A unit's factor to base units and its dimension, through prefixes and a plural s; null for a name that nobody knows.
function named({ units, prefixes }, name) {
  if (Object.hasOwn(units, name)) return units[name];
  for (const ending of ["", "s"])
    for (const prefix of ["", ...Object.keys(prefixes)]) {
      if (!name.startsWith(prefix) || !name.endsWith(ending)) continue;
      const bare = name.slice(prefix.length, name.length - ending.length);
      if ((ending && bare.length === 1) || !Object.hasOwn(units, bare)) continue;
      const [factor, measured] = units[bare];
      return prefix && factor === null ? null : [factor === null ? null : factor * (prefixes[prefix] ?? 1), measured];
    }
  return null;
}

// A product of units: its factor to base units (null where a scale has an offset) and its dimensions; or null.
function measured(table, unit) {
  if (unit === "1") return { factor: 1, powers: {} };
  const over = /^1 ?\/ ?/.exec(unit);
  let factor = 1, below = over !== null;
  const powers = {};
  for (const { 1: operator, 2: name, 3: power, index } of unit.slice(over ? over[0].length : 0).matchAll(ONE)) {
    if (index) below = operator === "/";
    const one = named(table, name);
    if (!one) return null;
    const times = (below ? -1 : 1) * Number(power ?? 1);
    factor = factor === null || one[0] === null ? null : factor * one[0] ** times;
    for (const [key, exponent] of Object.entries(table.dimensions[one[1]])) powers[key] = (powers[key] ?? 0) + exponent * times;
  }
  return { factor, powers };
}

const alike = (one, other) =>
  [...Object.keys(one), ...Object.keys(other)].every((key) => Math.abs((one[key] ?? 0) - (other[key] ?? 0)) < 1e-9);

function hintOfCase(grammar, written, wanted) {
  const here = plainUnit(grammar, written).toLowerCase(), there = plainUnit(grammar, wanted).toLowerCase();
  return here === there || (there.endsWith("m") && /^[pnum]?m$/.test(here)) ? say(grammar, "letter_case") : "";
}

// The value in the wanted unit; `shownUnit` is how that is printed after a number.
export function converted(grammar, value, unit, wanted, shownUnit) {
  const here = plainUnit(grammar, unit ?? wanted);
  const there = plainUnit(grammar, wanted);
  if (here === there) return value;
  const rounded = (factor) => Number((value * factor).toPrecision(12));
  if ((here === "1" && there === "%") || (here === "%" && there === "1")) return rounded(here === "%" ? 0.01 : 100);
  const written = unit ?? "";
  const asked = there === "1" ? say(grammar, "without_unit") : say(grammar, "answer_in", { unit: shownUnit });
  if (lengthOf(here) > 40 || !(here === "1" || UNIT.test(here))) throw new Unread(say(grammar, "not_a_unit", { seen: shown(written), asked }));
  const found = measured(grammar.units, here), goal = measured(grammar.units, there);
  const hint = hintOfCase(grammar, written, wanted);
  if (found && !alike(found.powers, goal.powers)) throw new Unread(say(grammar, "other_quantity", { seen: written, asked, case: hint }));
  if (!found || found.factor === null) throw new Unread(say(grammar, "unknown_unit", { seen: shown(written), asked, case: hint }));
  return rounded(found.factor / goal.factor);
}
