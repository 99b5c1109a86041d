// The file that a notebook's `course progress` writes and reads: one row an event, comma-separated.
const COLUMNS = ["at", "kind", "question", "objective", "seed", "correct", "score", "mistake", "hint_level"];
const KINDS = ["answer", "hint", "worked", "prediction"];
const FORMULA = /^[=+\-@\t\r]/;

function cellOf(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "True" : "False";
  // A spreadsheet would run text that begins like a formula.
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Events as the text of a file; columns of a newer version that came with them go out again.
export function asCsv(events) {
  const more = [...new Set(events.flatMap((event) => Object.keys(event)))].filter((name) => !COLUMNS.includes(name));
  const names = [...COLUMNS, ...more];
  const score = (event) => (Number.isInteger(event.score) ? event.score.toFixed(1) : event.score);
  const rows = events.map((event) => names.map((name) => cellOf(name === "score" ? score(event) : event[name])));
  return [names, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

function cellsOf(text) {
  const rows = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0]);
}

// The events of a file, and the columns that only a newer version understands; throws an Error with one sentence.
export function fromCsv(text) {
  const [names = [], ...rows] = cellsOf(text.replace(/^\ufeff/, ""));
  const lacking = COLUMNS.filter((name) => !names.includes(name));
  if (lacking.length)
    throw new Error(`This is no file of progress: its first line must name ${COLUMNS.join(", ")}, and ${lacking[0]} is missing.`);
  return { events: rows.map((row, i) => eventOf(names, row, i + 2)), newer: names.filter((name) => !COLUMNS.includes(name)) };
}

function eventOf(names, row, line) {
  const event = Object.fromEntries(names.map((name, i) => [name, (row[i] ?? "").replace(/^'(?=[=+\-@\t\r])/, "")]));
  const known = KINDS.includes(event.kind) && event.question && event.objective && !Number.isNaN(timeOf(event));
  if (!known || row.length !== names.length) throw new Error(`Line ${line} of the file is no event of progress: nothing was taken from it.`);
  return {
    ...event,
    correct: event.correct === "" ? null : event.correct === "True",
    score: event.score === "" ? null : Number(event.score),
    mistake: event.mistake || null,
    hint_level: Number(event.hint_level || 0),
  };
}
