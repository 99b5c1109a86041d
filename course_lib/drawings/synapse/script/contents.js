// What is in the terminal and in the cleft: vesicles, molecules, and the impulse under way.
const DOTS_FULL = 10, MOST_DOTS = 13, CYTOSOL_DOTS = 8, FIVE = [0, 1, 2, 3, 4];
const SMALL_PLUG = [[20, 0], [24.6, -4.6], [29.2, 0], [24.6, 4.6]], SMALL_PUMP = [[13, -3.4], [21, -3.4], [21, 3.4], [13, 3.4]];

function newVesicle(parts, state, tables, random, x, y, filling) {
  const group = draw("g", { class: "vesicle" }, parts.vesicles), spin = random.uniform() * 6.28;
  const turned = (k) => ([px, py]) => {
    const a = spin + (k * 2 * Math.PI) / 5, c = Math.cos(a), s = Math.sin(a);
    return at([px * c - py * s, px * s + py * c]);
  };
  const shape = (k, points) => `M${points.map(turned(k)).join("L")}Z`;
  draw("circle", { r: 17 }, group);
  draw("path", { class: "pump", d: FIVE.map((k) => shape(k, SMALL_PUMP)).join("") }, group);
  const plug = draw("path", { class: `plug ${state.drug}` }, group), rank = FIVE.map(random.uniform);
  const dots = [["dots-edge", 8.2], ["dots", 5.2]].map(([kind, width]) => draw("path", { class: kind, "stroke-width": width }, group));
  return {
    group, x, y, home: [x, y], filling, phase: random.uniform() * 6.28, from: null, moved: 1, born: 1,
    size: random.gamma(1 / tables.quantal_cv ** 2),
    dots, shown: 0, // dots move with their vesicle: their paths change only when their number does
    seeds: Array.from({ length: MOST_DOTS }, (_, i) => dotAt(...on(0, 0, 11.5 * Math.sqrt((i + 0.4) / MOST_DOTS), i * SUNFLOWER + spin))),
    plugs: () => plug.setAttribute("d", FIVE.filter((k) => rank[k] < state.block).map((k) => shape(k, SMALL_PLUG)).join("")),
  };
}

function newContents(parts, g, state, tables, random) {
  parts.vesicles.textContent = parts.puffs.textContent = "";
  const filling = predicted(tables, state).filling;
  const make = (x, y) => newVesicle(parts, state, tables, random, x, y, filling);
  const xs = Array.from({ length: state.n }, (_, i) => siteX(g, state.n, i));
  parts.zones.setAttribute("d", xs.map((x) => `M${tenth(x - 11)},${g.zone}h22`).join(""));
  const contents = {
    sites: xs.map((x) => ({ x, vesicle: make(x, g.zone - 21), open: -1, dots: 0 })),
    pool: poolPlaces(g).map(([x, y]) => make(x, y)),
    cleft: [], cytosol: [], puffs: [], held: 0, lit: 0,
  };
  for (let i = 0; i < Math.round(CYTOSOL_DOTS * predicted(tables, state).cytosol); i += 1) addToCytosol(contents, g, random);
  contents.shown = contents.pool[0]; // the vesicle under the loupe
  const { x, y, r } = g.loupe, [vx, vy] = contents.shown.home, facing = Math.atan2(vy - y, vx - x);
  const ray = (side) => { const a = facing + side * (Math.PI / 2 - 0.12); return `M${at(on(x, y, r, a))}L${at(on(vx, vy, 25, a))}`; };
  parts.ring.setAttribute("cx", vx);
  parts.ring.setAttribute("cy", vy);
  parts.rays.setAttribute("d", ray(1) + ray(-1));
  return contents;
}

function addToCytosol(contents, g, random, x, y) {
  contents.cytosol.push({
    x: x ?? g.middle + (random.uniform() - 0.5) * g.half * 1.5,
    y: y ?? g.zone - 40 - random.uniform() * (g.zone - g.top - 80),
    heading: random.uniform() * 6.28, target: null, gone: false,
  });
}

// Plugs in pumps and squares in receptors: as many as the sliders say, always the same ones first.
function paintPlugs(parts, contents, state) {
  const first = (things, share) => {
    const order = [...things].sort((a, b) => a.rank - b.rank);
    order.forEach((thing, i) => {
      thing.stuck = i < Math.round(share * things.length);
      thing.plug.style.display = thing.stuck ? "" : "none";
    });
  };
  first(parts.pumps, state.block);
  first(parts.receptors, state.held);
  for (const vesicle of [...contents.pool, ...contents.sites.map((site) => site.vesicle)]) vesicle?.plugs();
  if (parts.plugText) parts.plugText.style.display = state.block ? "" : "none";
}
