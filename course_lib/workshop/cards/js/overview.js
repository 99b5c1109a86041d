// The page of progress: what is due, a picture of all objectives, a table, and the file that notebooks read and write.
const CELL = 26, GAP = 6, LEFT = 40;

const svg = (tag, attributes, ...children) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

const shareOf = (one) => (one?.tried ? one.rightFirst / one.tried : 0);
const dayInFull = (time) => new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
const plural = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

// A row a chapter, a square an objective: its filling is the share that went right at the first go, a ring says that it is due.
function picture(chapters, standings) {
  const widest = Math.max(...chapters.map(({ objectives }) => objectives.length));
  const width = LEFT + widest * (CELL + GAP), height = chapters.length * (CELL + GAP);
  const image = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", class: "qs-squares" });
  chapters.forEach(({ id, objectives }, row) => {
    const y = row * (CELL + GAP) + 2;
    image.append(svg("text", { x: 0, y: y + 17 }, id));
    objectives.forEach((objective, column) => {
      const one = standings[objective.id], x = LEFT + column * (CELL + GAP), size = CELL - 4;
      const filled = Math.round(size * shareOf(one));
      image.append(svg("rect", { x, y, width: size, height: size, class: one ? "is-tried" : "is-open" }));
      if (filled) image.append(svg("rect", { x, y: y + size - filled, width: size, height: filled, class: "is-right" }));
      if (one && isDue(one.due)) image.append(svg("circle", { cx: x + size, cy: y + 1, r: 5.5, class: "is-due" }));
    });
  });
  return image;
}

function summaryOf(chapters, standings) {
  const all = chapters.flatMap(({ objectives }) => objectives);
  const tried = all.filter(({ id }) => standings[id]);
  const due = tried.filter(({ id }) => isDue(standings[id].due));
  return { all, tried, due: due.sort((a, b) => standings[a.id].due - standings[b.id].due) };
}

function todayOf({ tried, due }, standings) {
  if (!tried.length) return "Nothing tried yet: the first question that you answer begins your record.";
  if (due.length) return `${plural(due.length, "objective")} due for review today.`;
  const next = Math.min(...tried.map(({ id }) => standings[id].due));
  return `Nothing is due today. Next review: ${dayInFull(next)}.`;
}

function rowOf(objective, one) {
  const when = !one ? "—" : isDue(one.due) ? "today" : dayInFull(one.due);
  const went = one ? `${one.rightFirst} of ${one.tried}` : "not tried";
  const cells = [["Right first time", went], ["Hints", one ? one.hints : "—"], ["Due again", when]];
  const head = make("th", { scope: "row" }, make("b", {}, objective.id), ` ${objective.text}`);
  return make("tr", {}, head, ...cells.map(([label, text]) => make("td", { "data-label": label }, String(text))));
}

const heads = () => make("thead", {}, make("tr", {}, ...["Objective", "Right first time", "Hints", "Due again"].map((name) => make("th", { scope: "col" }, name))));

export function showOverview(node) {
  const chapters = JSON.parse(node.querySelector("script").textContent);
  const place = (name) => node.querySelector(`[data-${name}]`);
  const draw = () => {
    const standings = standingsOf(events()), found = summaryOf(chapters, standings);
    place("today").textContent = todayOf(found, standings);
    place("due").replaceChildren(...found.due.map((objective) => {
      const { page, title } = chapters.find(({ objectives }) => objectives.includes(objective));
      const link = make("a", { href: `${page}#review=${objective.id}` }, objective.text);
      return make("li", {}, link, make("small", {}, ` ${title}, with new numbers where it has some`));
    }));
    const image = picture(chapters, standings);
    const right = found.tried.reduce((sum, { id }) => sum + shareOf(standings[id]), 0);
    const mean = found.tried.length ? `; on average ${Math.round((100 * right) / found.tried.length)} % went right at the first go` : "";
    const words = `${found.tried.length} of ${found.all.length} objectives tried${mean}; ${found.due.length} due.`;
    image.setAttribute("aria-label", words);
    place("words").textContent = words;
    place("picture").replaceChildren(image);
    place("table").replaceChildren(heads(), make("tbody", {}, ...found.all.map((objective) => rowOf(objective, standings[objective.id]))));
  };
  fileButtons(node, place("told"));
  draw();
  onChange(draw);
  node.hidden = false;
}

function fileButtons(node, told) {
  const tell = (sentence) => { told.textContent = sentence; };
  node.querySelector("[data-save]").addEventListener("click", () => {
    const kept = events();
    const link = make("a", { download: "progress.csv", href: URL.createObjectURL(new Blob(["\ufeff", asCsv(kept)], { type: "text/csv" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    tell(`${plural(kept.length, "event")} written to progress.csv. A notebook takes it in with course progress --import progress.csv.`);
  });
  node.querySelector("[data-load]").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    try {
      tell(takeIn(await file.text()));
    } catch (problem) {
      tell(problem.message);
    }
    target.value = "";
  });
  const erase = node.querySelector("[data-erase]");
  erase.addEventListener("click", () => {
    if (!confirm("Erase all progress in this browser? A file that you saved stays.")) return;
    eraseAll();
    tell("All progress in this browser is erased.");
  });
}
