// The way through a chapter: how far it is, how long it still takes, which questions are due; and where the reader stopped.
const FATES = {
  right: ["✓", "answered right"], wrong: ["✗", "wrong last time"], due: ["↻", "due for review"], said: ["✎", "predicted"], open: ["○", "open"],
};

function fateOf(fate, node) {
  if (fate?.isDue) return "due";
  if (fate) return fate.how;
  return "predict" in node.dataset && settledAs(node.dataset.question) ? "said" : "open";
}

const dayOf = (time) => new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long" });

function pastOf(fate) {
  if (!fate || fate.how === "said") return "";
  const again = fate.isDue ? " Due for review now." : fate.due ? ` Due again on ${dayOf(fate.due)}.` : "";
  return `${fate.how === "right" ? "Right" : "Wrong"} last time, ${dayOf(fate.at)}.${again}`;
}

// About so many minutes, in steps that say how rough that is.
export const about = (minutes) => (minutes < 10 ? Math.max(1, Math.round(minutes)) : Math.round(minutes / 5) * 5);

export function showPath(nodes) {
  const strip = document.querySelector("[data-path]");
  const kept = events(), all = fatesOf(kept), ids = nodes.map(({ dataset }) => dataset.question);
  // A question that stands twice on a page was answered only where its numbers are those of the answer.
  const fates = nodes.map(({ dataset }, i) =>
    ids.indexOf(ids[i]) === ids.lastIndexOf(ids[i])
      ? all[ids[i]]
      : fatesOf(kept.filter(({ question, seed }) => question !== ids[i] || seed === dataset.seed))[ids[i]]);
  const states = nodes.map((node, i) => fateOf(fates[i], node));
  nodes.forEach((node, i) => {
    node.querySelector(".qs-past").textContent = pastOf(fates[i]);
    node.dataset.fate = states[i];
  });
  if (!strip || !nodes.length) return;
  // Deeper questions and those that need Python are marked and not counted: nobody need answer them here.
  const counted = nodes.map((node, i) => [node, states[i]]).filter(([{ dataset }]) => !("deeper" in dataset || "python" in dataset));
  const done = counted.filter(([, state]) => state !== "open").length;
  const minutes = ([node]) => Number(node.dataset.minutes);
  const sum = (list) => list.reduce((total, one) => total + minutes(one), 0);
  const left = sum(counted.filter(([, state]) => state === "open")) + (done < counted.length ? Number(strip.dataset.path) : 0);
  const rest = left ? ` · about ${about(left)} minutes left` : " · all answered";
  const line = `${done} of ${counted.length} questions${rest}`;
  strip.querySelector("[data-said]").textContent = line;
  strip.querySelector("ol").replaceChildren(...nodes.map((node, i) => markOf(node, states[i], i)));
  const seen = Object.keys(FATES).filter((state) => states.includes(state) && state !== "open");
  strip.querySelector("[data-key]").textContent = seen.map((state) => FATES[state].join(" ")).join(" · ");
  strip.hidden = false;
  strip.dataset.line = line;
}

// Folds around a question open; what waits for a prediction does not.
export function unfoldTo(node) {
  for (let fold = node.closest("details"); fold; fold = fold.parentElement.closest("details"))
    if (!fold.matches(".qs-gate")) fold.open = true;
}

function markOf(node, state, i) {
  const [sign, fate] = FATES[state], { dataset } = node;
  const besides = "python" in dataset ? ", needs Python" : "deeper" in dataset ? ", deeper" : "";
  const words = `Question ${i + 1}: ${fate}${besides}`;
  const link = make("a", { href: `#${node.id}`, class: `qs-mark is-${state}${besides && " is-besides"}`, title: words });
  link.addEventListener("click", () => unfoldTo(node));
  link.append(make("span", { "aria-hidden": "true" }, sign), make("span", { class: "away" }, words));
  return make("li", {}, link);
}

// Where the reader stands is kept whenever the page is left or a while after it was moved.
export function watchPlace(strip) {
  const { chapter, page } = strip.dataset;
  let timer = 0;
  const note = () => {
    const heads = [...document.querySelectorAll("article h2")].filter((head) => head.getBoundingClientRect().top < innerHeight * 0.5);
    const head = heads.at(-1);
    if (!head && scrollY < innerHeight / 2) return;
    keepPlace({ page, chapter, at: Date.now(), hash: head?.closest("section[id]")?.id ?? "", section: head?.firstChild?.textContent.trim() ?? "", line: strip.dataset.line ?? "" });
  };
  addEventListener("scroll", () => { clearTimeout(timer); timer = setTimeout(note, 800); }, { passive: true });
  addEventListener("pagehide", note);
  onChange(note);
}

export function showContinue(node) {
  const place = lastPlace();
  if (!place?.page || !/^[\w/.-]+$/.test(place.page)) return;
  const where = [place.chapter, place.section].filter(Boolean).join(", ");
  const link = make("a", { class: "btn main", href: `${place.page}${place.hash ? `#${encodeURIComponent(place.hash)}` : ""}` }, "Continue where you stopped");
  node.replaceChildren(link, make("span", {}, [where, place.line].filter(Boolean).join(" · ")));
  node.hidden = false;
}
