// Progress in this browser and nowhere else. Each event has a key of its own and is only ever added, so that two tabs
// that write at once lose nothing; what storage refuses is kept for this page, and the reader is told.
const PREFIX = "quieting-the-synapse.";
const SAY_FORBIDDEN = "Progress is not kept: this browser forbids pages to store anything. Your answer is marked all the same.";
const SAY_FULL = "Progress was not saved, because this browser’s storage is full: your answer is marked all the same. Save your progress to a file on the page Progress, and erase it here.";

const onlyHere = new Map(); // what could not be stored, for as long as this page is open
let written = 0;

function stored(act, otherwise = null) {
  try {
    return act(localStorage);
  } catch {
    return otherwise; // storage is forbidden here: there is nothing to read
  }
}

const read = (key) => onlyHere.get(key) ?? stored((storage) => storage.getItem(PREFIX + key));

// Nothing, or a sentence that says why it was not stored.
function write(key, value) {
  try {
    localStorage.setItem(PREFIX + key, value);
    return "";
  } catch (problem) {
    onlyHere.set(key, value);
    return problem.name === "QuotaExceededError" ? SAY_FULL : SAY_FORBIDDEN;
  }
}

const keys = () => [
  ...stored((storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length)), []),
  ...onlyHere.keys(),
];

function parsed(key) {
  try {
    return JSON.parse(read(key));
  } catch {
    return null; // not ours, or cut short: it is left as it is
  }
}

// Every event that was kept, in the order of time.
export function events() {
  const found = keys().filter((key) => key.startsWith("event.")).sort().map(parsed);
  return found.filter((event) => event && !Number.isNaN(timeOf(event))).sort((a, b) => timeOf(a) - timeOf(b));
}

// Nothing, or a sentence that says why an event was not kept.
export function keep(event) {
  written += 1;
  const own = `${String(written).padStart(5, "0")}.${Math.random().toString(36).slice(2, 8)}`;
  const said = write(`event.${event.at}.${own}`, JSON.stringify(event));
  changed();
  return said;
}

export const nowText = () => new Date().toISOString().replace("Z", "+00:00");
const nameOf = (event) => [timeOf(event), event.kind, event.question, event.seed].join("|");

// How many events of a file were new here, and what is to be said about it.
export function takeIn(text) {
  const { events: found, newer } = fromCsv(text);
  const known = new Set(events().map(nameOf));
  const fresh = found.filter((event) => !known.has(nameOf(event)) && known.add(nameOf(event)));
  const refused = fresh.map(keep).some(Boolean);
  const counted = `${fresh.length} of ${found.length} events were new and are in your progress now.`;
  const later = newer.length ? ` The file comes from a newer version: ${newer.join(", ")} is kept and not understood here.` : "";
  return refused ? "The file was read, but this browser stores no more: what it holds counts on this page only. Keep the file." : counted + later;
}

// Everything of the reader's is gone from this browser.
export function eraseAll() {
  for (const key of keys()) stored((storage) => storage.removeItem(PREFIX + key));
  onlyHere.clear();
  changed();
}

// How a prediction was settled: here, or elsewhere by a reader whose file of progress was taken in.
export const settledAs = (id) =>
  parsed(`settled.${id}`) ?? (events().some(({ kind, question }) => kind === "prediction" && question === id) ? { how: "elsewhere" } : null);
export const keepSettled = (id, said) => write(`settled.${id}`, JSON.stringify(said));
export const lastPlace = () => parsed("place");
export const keepPlace = (place) => write("place", JSON.stringify(place));

const listeners = [];
export const onChange = (run) => listeners.push(run);
const changed = () => listeners.forEach((run) => run());
// Another tab has written: what is shown here follows.
addEventListener("storage", ({ key }) => { if (key === null || key.startsWith(`${PREFIX}event.`)) changed(); });
