// Draws a film from its seven traces. It knows amplitudes of movement, and nothing of scores.
const FILM_SVG = "http://www.w3.org/2000/svg";
const PLACE_VIEWS = { all: [0, 0, 240, 380], face: [82, 20, 76, 76], lips: [90, 52, 60, 60], jaw: [86, 56, 68, 68], tongue: [92, 54, 56, 56], arms: [20, 120, 200, 130], legs: [60, 270, 120, 105], trunk: [30, 80, 180, 160] };
const NOT_MARKED = -1, MOST_MARK = 4;

function filmNode(name, attributes, parent) {
  const node = document.createElementNS(FILM_SVG, name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  if (parent) parent.append(node);
  return node;
}

function pageNode(name, properties = {}, ...children) {
  const { attributes = {}, ...rest } = properties;
  const node = Object.assign(document.createElement(name), rest);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  node.append(...children);
  return node;
}

// One signed byte for each place and frame; `scale` steps are the width of a hand.
function tracesOf(film) {
  const bytes = Uint8Array.from(atob(film.data), (letter) => letter.charCodeAt(0));
  return new Int8Array(bytes.buffer);
}

function bodyOf(svg) {
  const part = (parent = svg) => filmNode("g", {}, parent);
  const line = (d, parent, kind = "limb") => filmNode("path", { d, class: kind }, parent);
  const legs = [part(), part()];
  line("M110,224L104,300", legs[0].parentNode); line("M130,224L136,300", legs[1].parentNode);
  line("M104,300L98,352L82,356", legs[0]); line("M136,300L142,352L158,356", legs[1]);
  const upper = part();
  line("M96,110Q120,100 144,110L138,226H102Z", upper, "flesh");
  const arms = [part(upper), part(upper)];
  line("M98,114L74,166", upper); line("M142,114L166,166", upper);
  line("M74,166L64,216L60,230", arms[0]); line("M166,166L176,216L180,230", arms[1]);
  line("M112,92V106H128V92", upper, "flesh");
  line("M86,58C86,22 154,22 154,58C154,90 140,104 120,104C100,104 86,90 86,58Z", upper, "flesh");
  filmNode("circle", { cx: 107, cy: 56, r: 3, class: "dot" }, upper); filmNode("circle", { cx: 133, cy: 56, r: 3, class: "dot" }, upper);
  const brow = part(upper);
  line("M98,46Q106,42 114,46M126,46Q134,42 142,46", brow, "thin");
  const jaw = line("", upper, "thin"), lips = line("", upper, "lips"), tongue = filmNode("ellipse", { class: "tongue" }, upper);
  return { legs, upper, arms, brow, jaw, lips, tongue };
}

// How each place moves when its trace says `v` widths of a hand.
function pose(body, v) {
  const [face, lips, jaw, tongue, arms, legs, trunk] = v;
  const set = (node, attributes) => { for (const key in attributes) node.setAttribute(key, attributes[key]); };
  set(body.brow, { transform: `translate(0,${(-3.2 * face).toFixed(2)})` });
  const drop = 3.4 * jaw, wide = 12 + 3.2 * lips, open = 4 + Math.max(0, drop) + Math.abs(1.4 * lips);
  set(body.jaw, { d: `M98,88Q120,${(106 + drop * 1.8).toFixed(2)} 142,88` });
  set(body.lips, { d: `M${(120 - wide).toFixed(2)},80Q120,${(75 - 1.2 * lips).toFixed(2)} ${(120 + wide).toFixed(2)},80Q120,${(82 + open).toFixed(2)} ${(120 - wide).toFixed(2)},80Z` });
  set(body.tongue, { cx: (120 + 2.6 * tongue).toFixed(2), cy: (82 + 0.4 * open + 0.7 * Math.abs(tongue)).toFixed(2), rx: 5, ry: (1.6 + 1.5 * Math.abs(tongue)).toFixed(2) });
  set(body.arms[0], { transform: `rotate(${(11 * arms).toFixed(2)},74,166)` });
  set(body.arms[1], { transform: `rotate(${(-9 * arms).toFixed(2)},166,166)` });
  set(body.legs[0], { transform: `rotate(${(9 * legs).toFixed(2)},104,300)` });
  set(body.legs[1], { transform: `rotate(${(-7 * legs).toFixed(2)},136,300)` });
  set(body.upper, { transform: `rotate(${(3.6 * trunk).toFixed(2)},120,224)` });
}

// Weighted kappa as the course's own: misses weigh by their square. Returns null where nobody differs from anybody.
function weightedKappa(first, second, marks) {
  const n = first.length, rows = new Array(marks).fill(0), columns = new Array(marks).fill(0);
  let seen = 0, chance = 0;
  first.forEach((a, i) => { rows[a] += 1; columns[second[i]] += 1; seen += (a - second[i]) ** 2; });
  for (let i = 0; i < marks; i += 1) for (let j = 0; j < marks; j += 1) chance += (i - j) ** 2 * rows[i] * columns[j] / n;
  return chance ? 1 - seen / chance : null;
}

function filmDesk(element, spec, told) {
  const root = pageNode("section", { className: "qs-film", attributes: { "aria-label": spec.title } });
  const svg = filmNode("svg", { viewBox: PLACE_VIEWS.all.join(" "), role: "img", "aria-label": "A drawn person who moves as the film says" });
  const body = bodyOf(svg), traces = spec.films.map(tracesOf), frames = traces[0].length / spec.places.length;
  const marks = spec.films.map(() => spec.places.map(() => NOT_MARKED));
  let film = 0, at = 0, plays = false, speed = 1, last = 0, alive = true;

  const choice = (label, options, act) => {
    const select = pageNode("select", {}, ...options.map(([value, text]) => pageNode("option", { value, textContent: text })));
    select.addEventListener("change", () => act(select.value));
    return pageNode("label", { className: "qs-pick" }, `${label} `, select);
  };
  const play = pageNode("button", { type: "button", className: "qs-play", textContent: "Play" });
  const clock = pageNode("input", { type: "range", min: 0, max: frames - 1, value: 0, attributes: { "aria-label": "place in the film" } });
  const seconds = pageNode("span", { className: "qs-clock" });
  const words = pageNode("ul"), verdict = pageNode("p", { className: "qs-verdict", attributes: { role: "status" } });
  const compare = pageNode("button", { type: "button", textContent: spec.partner ? "Compare with the partner" : "Add up my marks" });

  const show = () => {
    const start = Math.floor(at), values = spec.places.map((_, place) => traces[film][place * frames + start] / spec.scale);
    pose(body, values);
    clock.value = start;
    seconds.textContent = `${(start / spec.fps).toFixed(1)} s of ${(frames / spec.fps).toFixed(0)} s`;
    clock.setAttribute("aria-valuetext", seconds.textContent);
  };
  const step = (now) => {
    if (!alive || !plays) return;
    at += Math.max(0, now - last) / 1000 * spec.fps * speed;
    last = now;
    if (at >= frames - 1) { at = 0; plays = false; play.textContent = "Play"; }
    show();
    requestAnimationFrame(step);
  };
  const go = (on) => {
    plays = on;
    play.textContent = on ? "Pause" : "Play";
    if (on) { last = performance.now(); requestAnimationFrame(step); }
  };
  const boxes = spec.places.map((place, index) => {
    const select = pageNode("select", { attributes: { "data-place": place } }, pageNode("option", { value: NOT_MARKED, textContent: "–" }),
      ...Array.from({ length: MOST_MARK + 1 }, (_, mark) => pageNode("option", { value: mark, textContent: mark })));
    select.addEventListener("change", () => { marks[film][index] = Number(select.value); verdict.textContent = ""; if (told) told(marks); });
    return { select, row: pageNode("label", {}, `${place} `, select) };
  });
  const pick = (value) => {
    film = Number(value); at = 0; go(false); show();
    boxes.forEach((box, index) => { box.select.value = marks[film][index]; });
    words.replaceChildren(...spec.films[film].words.map((text) => pageNode("li", { textContent: text })));
    verdict.textContent = "";
  };
  play.addEventListener("click", () => go(!plays));
  clock.addEventListener("input", () => { go(false); at = Number(clock.value); show(); });
  compare.addEventListener("click", () => {
    const left = marks[film].filter((mark) => mark === NOT_MARKED).length;
    if (left) { verdict.textContent = `${left} of ${spec.places.length} places are not marked yet.`; return; }
    const total = (row) => row.reduce((sum, mark) => sum + mark, 0), whole = spec.films.map((_, i) => i).filter((i) => !marks[i].includes(NOT_MARKED));
    let said = `Your total: ${total(marks[film])}.`;
    if (spec.partner) {
      const kappa = weightedKappa(whole.flatMap((i) => marks[i]), whole.flatMap((i) => spec.partner[i]), MOST_MARK + 1);
      said += ` The partner's: ${total(spec.partner[film])} (${spec.places.map((place, i) => `${place} ${spec.partner[film][i]}`).join(", ")}).`
        + ` Weighted kappa over ${whole.length * spec.places.length} marks: ${kappa === null ? "none, since nobody differs" : kappa.toFixed(2)}.`;
    }
    verdict.textContent = said;
  });

  const places = [["all", "the whole body"], ...spec.places.map((place) => [place, place])];
  root.append(
    pageNode("div", { className: "qs-screen" }, svg),
    pageNode("div", { className: "qs-desk" },
      pageNode("div", { className: "qs-bar" },
        choice("Film", spec.films.map((one, index) => [index, one.name]), pick), play,
        choice("Speed", [[1, "as filmed"], [0.5, "half"], [0.25, "a quarter"]], (value) => { speed = Number(value); }),
        choice("Look at", places, (place) => svg.setAttribute("viewBox", PLACE_VIEWS[place].join(" ")))),
      pageNode("div", { className: "qs-time" }, clock, seconds),
      pageNode("fieldset", { className: "qs-marks" }, pageNode("legend", { textContent: "Your marks, 0 to 4" }), ...boxes.map((box) => box.row)),
      compare, verdict,
      pageNode("details", {}, pageNode("summary", { textContent: "In words, without the marks" }), words),
      pageNode("p", { className: "qs-note", textContent: spec.note })));
  element.append(root);
  pick(0);
  return { remove: () => { alive = false; root.remove(); } };
}

// In a notebook the marks go to the kernel; on a page there is none, and none is needed.
function render({ model, el }) {
  const desk = filmDesk(el, model.get("spec"), (marks) => { model.set("marks", JSON.parse(JSON.stringify(marks))); model.save_changes(); });
  return () => desk.remove();
}

function startFilms() {
  for (const element of document.querySelectorAll(".qs-film-page:not([data-alive])")) {
    element.dataset.alive = "";
    const spec = JSON.parse(element.querySelector("script").textContent);
    for (const still of element.querySelectorAll(".qs-still")) still.remove();
    filmDesk(element, spec);
  }
}
