// How a typed number is read on a page without Python: the same table of rules (grammar.json), the same few steps.
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

const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
// As Python's repr shows text, cut where it is long.
const shown = (text) => {
  const quoted = text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text.replaceAll("'", "\\'")}'`;
  return quoted.length > 60 ? `${quoted.slice(0, 57)}…` : quoted;
};

function compiled(rules) {
  return rules.map((rule) => ({ ...rule, pattern: new RegExp(rule.find, "g") }));
}

// The grammar, ready for use; `tables` is the content of grammar.json.
export function grammarOf(tables) {
  const raised = Object.fromEntries([...tables.raised_digits].map((sign, i) => [sign, tables.plain_digits[i]]));
  const names = tables.functions.map(escaped).sort((a, b) => b.length - a.length);
  return {
    tables,
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
  if (name !== "comma") return said.replace("{seen}", shown(seen));
  return said.replace("{seen}", seen).replace("{point}", seen.replaceAll(",", ".")).replace("{whole}", seen.replaceAll(",", ""));
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
  text = text.trim().replace(/[µμ]/g, "u").replaceAll("·", "*").replaceAll("−", "-");
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
    if (over && more[0] === 0) throw new Unread("Your calculation divides by zero.");
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
  return power ? [real(found[0] ** power[0]), power[1]] : found;
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
  return [real(argument[0] === 0 && value === -Infinity ? NaN : value), argument[1]];
}

function real(value) {
  if (Number.isNaN(value)) throw new Unread("Your calculation takes the root or the logarithm of a number that has none.");
  return value;
}

// The value of the calculation at the start of a text and what follows it, or null.
export function valueAndRest(grammar, text) {
  const found = sum(grammar, text, 0, 0);
  if (!found) return null;
  if (!Number.isFinite(found[0])) return [found[0], ""];
  return [Number(found[0].toPrecision(15)), text.slice(found[1])];
}

// The number of an answer and its unit, or null where none was written beside it; throws Unread.
export function numberAndUnit(grammar, text) {
  const bare = text.trim();
  if (bare === "" || bare === "...") throw new Unread("Nothing is answered yet: give one number.");
  const longest = grammar.tables.longest;
  if (text.length > longest) throw new Unread(`That is ${text.length} characters long: one number is enough.`);
  const found = valueAndRest(grammar, plain(grammar, text));
  if (!found)
    throw new Unread(`The answer ${shown(bare)} does not begin with a number: write it like 32.5 or '32.5 nM'.`);
  const rest = found[1].replace(/^[ *]+|[ *]+$/g, "");
  if (/^[.,+-]?[0-9]/.test(rest) && !/^1 ?\/ ?[A-Za-z]/.test(rest))
    throw new Unread(`The answer ${shown(bare)} holds more than one number: write it like 1234.5 or 1.2e3.`);
  if (!Number.isFinite(found[0]))
    throw new Unread("The answer is infinite: something was divided by zero, or grew beyond what can be stored.");
  return [found[0], rest || null];
}

// The value in the wanted unit. `factors` maps each unit that is known here, spelled as by plainUnit, to its factor.
export function converted(grammar, value, unit, wanted, factors) {
  const here = plainUnit(grammar, unit ?? wanted);
  const there = plainUnit(grammar, wanted);
  if (here === there) return value;
  const asked = there === "1" ? "a number without unit" : `the answer in ${wanted.replace("**2", "²")}`;
  const factor = factors[here];
  if (factor === undefined) throw new Unread(`${shown(unit ?? "")} is not a unit that we know: give ${asked}.`);
  if (factor === null) throw new Unread(`${unit} measures something else than is asked for: give ${asked}.`);
  return Number((value * factor).toPrecision(12));
}
