// A living synapse in an element: pictures, controls, and the clock that runs it.
const SPEAK_EVERY_MS = 4000, STEP_MS = 16;
let synapses = 0;

// Letters of 28 pixels on a wall of 1920; a slide deck is 1280 wide and enlarged as a whole.
function leastPixels(root) {
  if (root.closest(".reveal")) return (28 * 1280) / 1920;
  if (root.closest(".qs-lecture, .jp-Deck")) return Math.max(14.4, (28 * Math.min(innerWidth, 1920)) / 1920);
  return 14.4;
}

function livingSynapse(element, spec, changed = () => {}) {
  const { tables } = spec, start = { ...spec.state }, calm = matchMedia("(prefers-reduced-motion: reduce)");
  const random = seeded(spec.seed), id = `qs${(synapses += 1)}${Math.random().toString(36).slice(2, 7)}`;
  const ui = panel(spec);
  const svg = draw("svg", { class: "syn", role: "img", "aria-labelledby": `title${id}`, "aria-describedby": `words${id}` });
  const name = draw("title", { id: `title${id}` }, svg), description = draw("desc", { id: `words${id}` }, svg);
  name.textContent = spec.title;
  const root = make("div", { className: spec.small ? "qs-synapse qs-small" : "qs-synapse", attributes: { role: "group", "aria-label": spec.title } },
    make("div", { className: "qs-stage" }, make("div", { className: "qs-view" }, svg, ui.key), ui.side, ui.below));
  element.append(root);
  const w = {
    tables, random, noise: jitter(random), state: { ...start }, record: [], counts: [], keep: spec.keep, last: null, impulse: null,
    time: 0, playing: false, heard: () => { strips(); say(false); },
  };
  let stepAt = 0, frameAsked = 0, frameAt = 0, untilImpulse = 600, visible = true, said = -Infinity;
  const cost = [];

  function build() {
    const narrow = root.clientWidth < 820;
    if (!w.g || w.g.narrow !== narrow) {
      w.g = layout(narrow);
      svg.setAttribute("viewBox", `0 0 ${w.g.width} ${w.g.height}`);
      for (const part of [...svg.children].slice(2)) part.remove();
      Object.assign(w, { parts: scenery(svg, w.g, id, w.state.drug), pores: null, glow: null, pulsing: true });
      refill();
    }
    label(svg, w.parts, w.g, ui.key, leastPixels(root), w.state.drug);
    paintPlugs(w.parts, w.contents, w.state);
    paint(w);
    strips();
  }
  function refill() {
    w.contents = newContents(w.parts, w.g, w.state, tables, random);
    w.impulse = null;
    paintPlugs(w.parts, w.contents, w.state);
    for (let i = 0; i < 60; i += 1) tick(w, STEP_MS);
  }
  function strips() {
    strip(ui.chart, tables, w.state, w.record);
    ui.seenText.textContent = whatWasSeen(w.record);
  }
  function numbers() {
    ui.title.textContent = finding(tables, w.state);
    for (const [key, text] of Object.entries(inNumbers(tables, w.state))) ui.numbers[key].number.textContent = text;
    for (const one of ui.sliders) one.set(w.state[one.name]);
  }
  function say(now) { // a screen reader hears at most one sentence every four seconds while the picture runs
    if (!now && w.playing && performance.now() - said < SPEAK_EVERY_MS) return;
    said = performance.now();
    description.textContent = ui.words.textContent = inWords(tables, w.state, w.last);
  }

  const STEPS = () => [
    [travel(w.state) - STEP_MS, "the impulse reaches the release sites"], [0.17 * span(w.state) + STEP_MS, "vesicles open"],
    [740, "dopamine crosses and binds"], [1700, "reuptake, refilling: ready again"],
  ];
  function step() {
    play(false);
    if (stepAt === 0) fire(w);
    const [length, what] = STEPS()[stepAt];
    for (let t = 0; t < length; t += STEP_MS) tick(w, STEP_MS);
    if (stepAt === 3) w.impulse = null;
    paint(w);
    ui.status.textContent = `Step ${stepAt + 1} of 4: ${what}`;
    stepAt = (stepAt + 1) % 4;
    say(true);
  }
  function play(wanted) {
    w.playing = wanted && !calm.matches;
    ui.buttons.play.textContent = w.playing ? "Pause" : "Play";
    ui.status.textContent = w.playing ? "Running; time is stretched." : calm.matches ? "Your system asks for less motion: use Step." : "Paused.";
    if (w.playing) { stepAt = 0; run(); }
  }
  function run() {
    cancelAnimationFrame(frameAsked);
    frameAt = 0;
    frameAsked = requestAnimationFrame(frame);
  }
  function frame(now) {
    if (!w.playing || !visible || document.hidden) return;
    const began = performance.now(), dt = frameAt ? Math.min(50, now - frameAt) : STEP_MS;
    frameAt = now;
    untilImpulse -= dt;
    if (untilImpulse <= 0 && w.state.rate > 0) { fire(w); untilImpulse = 1000 / w.state.rate; }
    tick(w, dt);
    paint(w);
    cost.push(performance.now() - began);
    if (cost.length > 600) cost.shift();
    frameAsked = requestAnimationFrame(frame);
  }
  function set(values, fromReader = false) {
    const before = { ...w.state };
    Object.assign(w.state, values);
    if (w.state.n !== before.n || w.state.drug !== before.drug) { if (w.state.drug !== before.drug) { w.g = null; build(); } else refill(); stepAt = 0; }
    if (["n", "p", "block"].some((key) => w.state[key] !== before[key])) { w.record.length = w.counts.length = 0; w.last = null; }
    if (!w.playing) for (let i = 0; i < 90; i += 1) tick(w, 40);
    paintPlugs(w.parts, w.contents, w.state);
    paint(w);
    numbers();
    strips();
    say(true);
    if (fromReader) changed({ ...w.state });
  }

  root.addEventListener("input", (event) => {
    if (event.target.name in w.state) set({ [event.target.name]: Number(event.target.value) }, true);
  });
  ui.buttons.play.addEventListener("click", () => play(!w.playing));
  ui.buttons.step.addEventListener("click", step);
  ui.buttons.reset.addEventListener("click", () => set(start, true));
  // Jupyter's command mode and a slide deck would take keys away from the inputs; Escape leads out of them.
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { (root.parentElement.closest("[tabindex]") ?? document.activeElement).focus({ preventScroll: true }); return; }
    event.stopPropagation();
    if (event.key === " " && event.target.type === "range") { event.preventDefault(); play(!w.playing); }
    if (event.key === ".") step();
  });
  const stopped = new AbortController(), until = { signal: stopped.signal };
  const follow = () => { root.classList.toggle("stepwise", calm.matches); ui.buttons.play.hidden = calm.matches; play(!calm.matches && spec.plays); };
  calm.addEventListener("change", follow, until);
  document.addEventListener("visibilitychange", () => { if (!document.hidden && w.playing) run(); }, until);
  addEventListener("beforeprint", () => play(false), until);
  const sized = new ResizeObserver(build), stripped = new ResizeObserver(strips);
  const seenAgain = new IntersectionObserver(([entry]) => { visible = entry.isIntersecting; if (visible && w.playing) run(); });
  build();
  numbers();
  if (spec.shows) { fire(w); for (let t = 0; t < spec.shows; t += STEP_MS) tick(w, STEP_MS); paint(w); }
  follow();
  say(true);
  sized.observe(root);
  stripped.observe(ui.chart);
  seenAgain.observe(svg);
  root.synapse = { world: w, cost, step, set };
  return { set, remove: () => { w.playing = false; sized.disconnect(); stripped.disconnect(); seenAgain.disconnect(); stopped.abort(); root.remove(); } };
}
