// Events gathered into rounds, and when each objective is due again: the same steps as in rounds.py, schedule.py, summary.py.
const PAUSE_MS = 6 * 3600e3, DAY_MS = 24 * 3600e3;
const timeOf = (event) => Date.parse(event.at);

// The goes at one variant of a question, up to a pause; predictions are made before learning and are left out.
export function roundsOf(events) {
  const open = new Map(), done = [];
  for (const event of [...events].sort((a, b) => timeOf(a) - timeOf(b))) {
    if (event.kind === "prediction") continue;
    const key = `${event.question}|${event.seed}`, going = open.get(key);
    if (going && timeOf(event) - timeOf(going.at(-1)) > PAUSE_MS) {
      done.push(going);
      open.delete(key);
    }
    open.set(key, [...(open.get(key) ?? []), event]);
  }
  const rounds = [...done, ...open.values()].map(roundOf).filter(Boolean);
  return rounds.sort((a, b) => a.at - b.at || (a.question < b.question ? -1 : a.question > b.question ? 1 : 0));
}

function roundOf(events) {
  const answers = events.filter((event) => event.kind === "answer");
  if (!answers.length) return null;
  // Hints opened and worked answers seen before the first right answer count; later ones are reading.
  const end = timeOf(answers.find((event) => event.correct) ?? answers.at(-1)), began = timeOf(answers[0]);
  const helped = events.filter((event) => ["hint", "worked"].includes(event.kind) && timeOf(event) <= end);
  return {
    question: events[0].question,
    objective: events[0].objective,
    at: began,
    rightFirst: Boolean(answers[0].correct) && !helped.some((event) => timeOf(event) <= began),
    rightAtLast: answers.some((event) => event.correct),
    rightNow: Boolean(answers.at(-1).correct),
    hints: helped.filter((event) => event.kind === "hint").length,
  };
}

// The moment when each tried objective is due again. Days between reviews are whole spans of 24 hours, as Python counts
// them; the library counts nights, so that it is told days of a calendar of its own.
export function dueTimes(rounds) {
  const { Rating, createEmptyCard, fsrs, generatorParameters } = tsFsrs;
  const scheduler = fsrs(generatorParameters({ learning_steps: [], relearning_steps: [], enable_fuzz: false }));
  const known = new Map();
  for (const round of rounds) {
    const rating = round.rightFirst ? Rating.Good : round.rightAtLast ? Rating.Hard : Rating.Again;
    const before = known.get(round.objective);
    const day = before ? before.day + Math.floor((round.at - before.at) / DAY_MS) : 0;
    const noon = new Date(Date.UTC(2000, 0, 1 + day, 12));
    const card = scheduler.next(before?.card ?? createEmptyCard(noon), noon, rating).card;
    const days = scheduler.next_interval(card.stability, 0);
    known.set(round.objective, { card, day, at: round.at, due: round.at + days * DAY_MS });
  }
  return Object.fromEntries([...known].map(([objective, { due }]) => [objective, due]));
}

// Whether a moment lies on the reader's own today or before.
export const isDue = (due, now = Date.now()) => due !== undefined && due < new Date(now).setHours(24, 0, 0, 0);

// Where a reader stands in every objective that was tried: rounds, right first goes, hints, when it is due.
export function standingsOf(events) {
  const rounds = roundsOf(events), due = dueTimes(rounds), found = {};
  for (const round of rounds) {
    const one = (found[round.objective] ??= { tried: 0, rightFirst: 0, hints: 0, due: due[round.objective] });
    one.tried += 1;
    one.rightFirst += round.rightFirst;
    one.hints += round.hints;
  }
  return found;
}

// What became of every question: "right" or "wrong" at the last answer, "said" for a prediction, and whether it is due.
export function fatesOf(events) {
  const rounds = roundsOf(events), due = dueTimes(rounds), found = {};
  for (const event of events) if (event.kind === "prediction") found[event.question] = { how: "said", at: timeOf(event) };
  for (const round of rounds)
    found[round.question] = {
      how: round.rightNow ? "right" : "wrong", at: round.at, due: due[round.objective], isDue: isDue(due[round.objective]),
    };
  return found;
}
