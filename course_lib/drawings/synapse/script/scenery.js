// The quiet part of the drawing, made once for a layout; returns handles on what will move or change.
const CORTICAL_BOUTON = "M1900,486C1500,474 1190,470 1176,520C1164,548 1172,590 1206,604C1260,620 1500,604 1900,600";
const CORTICAL_VESICLES = [[1206, 526], [1226, 560], [1252, 520], [1200, 568], [1254, 572]];
const CRISTAE = "M-62,-30V8M-40,32V-12M-18,-36V14M4,36V-14M26,-36V12M48,34V-10M68,-28V4";
const PUMP = "M-12,-17C-1,-15 -8,6 -2.5,16L-13,16C-20,5 -20,-8 -12,-17ZM12,-17C1,-15 8,6 2.5,16L13,16C20,5 20,-8 12,-17Z";
const PLUGS = { valbenazine: "M0,-28L11,-15L0,-2L-11,-15Z", reserpine: "M-8,-25L0,-17L8,-25L11,-22L3,-14L11,-6L8,-3L0,-11L-8,-3L-11,-6L-3,-14L-11,-22Z" };
const PROTON_PUMP = "M-9,-8h18v22h-18zM-4,-8V-20H4V-8zM-15,-20h30q0,-22 -15,-22t-15,22z";
const TRANSPORTER = "M-15,-13q5,13 0,26h11q-5,-13 0,-26zM15,-13q-5,13 0,26h-11q5,-13 0,-26z";

function cells(svg, g, id) {
  const all = { x: -600, width: g.width + 1200, height: g.height };
  draw("rect", { class: "ext", ...all }, svg);
  const defs = draw("defs", {}, svg);
  draw("rect", all, draw("clipPath", { id: `clip${id}` }, defs));
  const fade = draw("linearGradient", { id: `fade${id}`, x1: 0, x2: 0, y1: 0, y2: 0.62 }, defs);
  draw("stop", { offset: 0, class: "fade-from" }, fade);
  draw("stop", { offset: 1, class: "fade-to" }, fade);
  const world = draw("g", { "clip-path": `url(#clip${id})` }, svg);
  if (!g.narrow) { // the cortical terminal that meets the same spine
    const quiet = draw("g", { class: "quiet" }, world);
    draw("path", { d: CORTICAL_BOUTON, class: "shape" }, quiet);
    for (const [cx, cy] of CORTICAL_VESICLES) draw("circle", { cx, cy, r: 11, class: "shape" }, quiet);
  }
  const spine = spineOutline(g), terminal = terminalOutline(g);
  draw("path", { d: spine, class: "spine" }, world);
  const glow = draw("path", { d: spine, class: "glow", opacity: 0, fill: `url(#fade${id})` }, world);
  draw("path", { d: spine, class: "spine-in" }, world);
  draw("path", { d: terminal, class: "cytosol" }, world);
  draw("path", { d: terminal, class: "cytosol-in" }, world);
  const pulse = [-1, 1].map((side) => draw("path", { d: flank(g, side), class: "pulse", pathLength: 100, "stroke-dasharray": "9 300", opacity: 0 }, world));
  return { world, glow, pulse };
}

function mitochondrion(world, g) {
  const tilt = -9, a = tilt / DEGREES;
  const group = draw("g", { transform: `translate(${g.mito.x},${g.mito.y}) rotate(${tilt})` }, world);
  draw("rect", { x: -92, y: -37, width: 184, height: 74, rx: 37, class: "organ" }, group);
  draw("path", { d: CRISTAE, class: "crista" }, group);
  return [-56, 0, 56].map((x) => {
    draw("path", { d: "M0,0L11,-9A14,14 0 1 0 11,9Z", class: "shape", transform: `translate(${x},-39) rotate(-90) translate(9,0)` }, group);
    return { x: g.mito.x + x * Math.cos(a) + 54 * Math.sin(a), y: g.mito.y + x * Math.sin(a) - 54 * Math.cos(a) };
  });
}

function proteins(world, g) {
  const dat = [-1, 1].map((side) => {
    const x = g.middle + side * g.half * 0.775, y = g.zone - 7;
    draw("path", { d: TRANSPORTER, class: "shape", transform: `translate(${tenth(x)},${y}) rotate(${-side * 24})` }, world);
    return { x, y };
  });
  const auto = draw("path", {
    d: "M-9,-4Q-9,9 0,9Q9,9 9,-4M0,9V25", class: "rec",
    transform: `translate(${tenth(g.middle + g.half * 0.985 + 22)},${g.zone - 81}) rotate(94)`,
  }, world);
  const receptors = Array.from({ length: RECEPTORS }, (_, i) => {
    const x = g.middle + ((i - (RECEPTORS - 1) / 2) * g.spineHalf * 1.36) / (RECEPTORS - 0.4), y = g.spine - 12;
    const group = draw("g", { transform: `translate(${tenth(x)},${y})` }, world);
    const halo = draw("circle", { r: 19, class: "halo", opacity: 0, cy: -2 }, group);
    const cup = draw("path", { d: "M-9,-8Q-10,7 0,7Q10,7 9,-8", class: "rec" }, group);
    draw("path", { d: "M0,7V25M-6,25H6", class: "rec" }, group);
    const plug = draw("rect", { x: -6, y: -10, width: 12, height: 12, class: "antagonist" }, group);
    return { x, y: g.spine - 16, cup, halo, plug, rank: (i * GOLDEN) % 1, by: null, lit: false };
  });
  return { dat, auto, receptors };
}

function loupe(svg, g, drug) {
  const { x, y, r } = g.loupe, lens = g.lens;
  draw("circle", { cx: x, cy: y, r, class: "lens" }, svg);
  draw("circle", { cx: x, cy: y, r: lens, class: "lumen" }, svg);
  for (const [radius, width, gap] of [[lens + 5, 6.4, 7.4], [lens - 5, 5.6, 6.6]]) {
    draw("circle", { cx: x, cy: y, r: radius, class: "lipid", "stroke-width": width, "stroke-dasharray": `0 ${gap}` }, svg);
  }
  const around = (angle) => `translate(${at(on(x, y, lens, angle))}) rotate(${tenth(angle * DEGREES + 90)})`;
  const pumps = Array.from({ length: PUMPS }, (_, i) => {
    const angle = ((i + 0.5) * 2 * Math.PI) / PUMPS - 0.3;
    const group = draw("g", { transform: around(angle) }, svg);
    draw("path", { d: PUMP, class: "pump" }, group);
    return { angle, plug: draw("path", { d: PLUGS[drug], class: `plug ${drug}` }, group), rank: (i * GOLDEN + 0.05) % 1, phase: (i * GOLDEN * 3) % 1 };
  });
  draw("path", { d: PROTON_PUMP, class: "shape" }, draw("g", { transform: around(PROTON_PUMP_ANGLE) }, svg));
  return pumps;
}

const DOTS = [["outer", "dots-edge", 8.2], ["inner", "dots", 5.2], ["lensOuter", "dots-edge", 12], ["lensInner", "dots", 8.6], ["protonOuter", "proton-edge", 10], ["protonInner", "proton", 6.2]];

function scenery(svg, g, id, drug) {
  const { world, glow, pulse } = cells(svg, g, id);
  const mao = mitochondrion(world, g);
  const { dat, auto, receptors } = proteins(world, g);
  const layer = (name, attributes = {}) => draw(name, attributes, world);
  const parts = {
    glow, pulse, mao, dat, auto, receptors,
    zones: layer("path", { class: "zone" }), pores: layer("path", { class: "pore" }), gaps: layer("path", { class: "gap" }),
    vesicles: layer("g"), puffs: layer("g"), rays: layer("path", { class: "lead" }), ring: layer("circle", { r: 25, class: "lead" }),
    pumps: loupe(svg, g, drug), dots: {},
  };
  for (const [name, kind, width] of DOTS) parts.dots[name] = draw("path", { class: kind, "stroke-width": width }, svg);
  parts.text = draw("g", {}, svg);
  return parts;
}
