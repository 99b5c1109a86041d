// One step of time. Drawn time is stretched; every phase fits the pause between two impulses, so that what is
// drawn keeps to the model at any rate.
const FUSE = 0.38, REFILL = 0.4, LAST_SIGHT = 2600;
const span = (state) => Math.min(1000, 1000 / Math.max(0.1, state.rate));
const travel = (state) => Math.min(330, 0.5 * span(state));

function fire(w) {
  for (const site of w.contents.sites) { // whatever is still on its way has arrived: all n sites are ready
    if (!site.vesicle) dock(w, site);
    site.open = -1;
    Object.assign(site.vesicle, { moved: 1, x: site.x, y: w.g.zone - 21, born: 1 });
  }
  const quanta = released(w.tables, w.state, w.random), filling = predicted(w.tables, w.state).filling;
  w.contents.sites.forEach((site, i) => { if (quanta[i] > 0) site.vesicle.size = quanta[i] / filling; });
  const sum = quanta.reduce((total, one) => total + one * w.tables.quantum_nM, 0);
  w.impulse = { time: 0, open: false, quanta, count: quanta.filter((one) => one > 0).length, sum };
}

function openVesicles(w) {
  const { impulse, contents } = w;
  impulse.open = true;
  impulse.quanta.forEach((size, i) => {
    if (size <= 0) return;
    contents.sites[i].open = 0;
    contents.sites[i].dots = Math.round(9 * size + w.random.uniform() - 0.5);
  });
  contents.surge = heldAfter(w.tables, w.state, impulse.sum) - heldAtRest(w.tables, w.state);
  w.record.push(impulse.sum);
  w.counts.push(impulse.count);
  if (w.record.length > w.keep) { w.record.shift(); w.counts.shift(); }
  w.last = impulse;
  w.heard();
}

function dock(w, site) {
  const { contents, g } = w;
  let best = null, least = Infinity;
  for (const one of contents.pool) {
    if (one === contents.shown) continue;
    const far = Math.hypot(one.x - site.x, (one.y - g.zone) * 1.4) - one.filling * 60;
    if (far < least && one.born >= 1) { least = far; best = one; }
  }
  best ??= contents.pool.find((one) => one !== contents.shown);
  contents.pool.splice(contents.pool.indexOf(best), 1);
  Object.assign(best, { from: [best.x, best.y], moved: 0, born: 1 });
  site.vesicle = best;
  const fresh = newVesicle(w.parts, w.state, w.tables, w.random, ...best.home, 0);
  fresh.born = -1;
  fresh.group.setAttribute("transform", `translate(${at(best.home)}) scale(0)`);
  contents.pool.push(fresh);
}

function moveSites(w, dt) {
  const { contents, g } = w, pause = span(w.state), fuse = FUSE * pause;
  for (const site of contents.sites) {
    if (site.open >= 0) {
      site.open += dt;
      if (site.vesicle && site.open > Math.min(90, 0.2 * fuse)) {
        site.vesicle.group.remove();
        site.vesicle = null;
        for (let i = 0; i < site.dots; i += 1) {
          contents.cleft.push({ x: site.x + (w.random.uniform() - 0.5) * 14, y: g.zone - 8 + w.random.uniform() * 8, age: -160 * w.random.uniform(), receptor: null, entry: null, gone: false });
        }
      }
      if (site.open > fuse) site.open = -1;
    } else if (!site.vesicle) dock(w, site);
    else if (site.vesicle.moved < 1) {
      const vesicle = site.vesicle;
      vesicle.moved = Math.min(1, vesicle.moved + dt / (REFILL * pause));
      const eased = vesicle.moved ** 2 * (3 - 2 * vesicle.moved);
      vesicle.x = vesicle.from[0] + (site.x - vesicle.from[0]) * eased;
      vesicle.y = vesicle.from[1] + (g.zone - 21 - vesicle.from[1]) * eased;
    }
  }
}

function fillVesicles(w, dt) {
  const aim = predicted(w.tables, w.state).filling, pause = span(w.state);
  const fill = (one) => {
    if (one.born < 1) one.born += dt / (0.07 * pause);
    else one.filling += (aim - one.filling) * Math.min(1, dt / 500);
  };
  for (const one of w.contents.pool) {
    fill(one);
    one.x = one.home[0] + 2.4 * Math.sin(w.time / 900 + one.phase);
    one.y = one.home[1] + 2.4 * Math.cos(w.time / 1100 + one.phase * 2);
  }
  for (const site of w.contents.sites) if (site.vesicle) fill(site.vesicle);
}

// Molecules in the cleft walk between two membranes until DAT takes them or the open side lets them go.
function moveCleft(w, dt) {
  const { contents, g, parts, noise, random } = w, step = Math.sqrt(dt / 16);
  for (const dot of contents.cleft) {
    dot.age += dt;
    if (dot.age < 0 || dot.receptor) continue;
    if (dot.entry) { enter(w, dot, dt); continue; }
    dot.x += noise() * 6.4 * step;
    dot.y += noise() * 4.2 * step + (dot.age < 220 ? 2.2 * step : 0);
    const beside = Math.abs(dot.x - g.middle) > g.half * 0.7;
    dot.y = clamp(dot.y, beside ? g.zone - 30 : g.zone + 9, g.spine - 12);
    for (const door of parts.dat) {
      if (dot.age > 500 && Math.abs(door.x - dot.x) < 38 && dot.y < g.zone + 34 && random.uniform() < 0.16 * step) dot.entry = { door, time: 0 };
    }
    if (!dot.entry && dot.age > 2300 && random.uniform() < 0.02) dot.entry = { door: parts.dat[dot.x < g.middle ? 0 : 1], time: 0 };
    if (Math.abs(dot.x - g.middle) > g.half * 1.12) dot.gone = true;
  }
  contents.cleft = contents.cleft.filter((dot) => !dot.gone);
}

function enter(w, dot, dt) {
  const { door } = dot.entry, late = (dot.entry.time += dt / 420);
  dot.x += (door.x - dot.x) * Math.min(1, late * 2) + (late > 0.5 ? (w.g.middle - door.x) * 0.12 * (late - 0.5) : 0);
  dot.y += (door.y - dot.y) * Math.min(1, late * 2) - (late > 0.5 ? 56 * (late - 0.5) : 0);
  if (late < 1) return;
  dot.gone = true;
  addToCytosol(w.contents, w.g, w.random, dot.x + (w.random.uniform() - 0.5) * 24, dot.y - w.random.uniform() * 20);
}

// As many receptors are held as the receptor model says: at rest, more after an impulse, fewer again.
function bind(w, dt) {
  const { contents, parts, g } = w, count = parts.receptors.length;
  contents.surge = (contents.surge ?? 0) * Math.exp(-dt / 900);
  const wanted = Math.round((heldAtRest(w.tables, w.state) + contents.surge) * count);
  const held = parts.receptors.filter((one) => one.by);
  for (const one of held) if (one.stuck || held.length - wanted > 0 && w.random.uniform() < dt / 150) {
    one.by.receptor = null;
    one.by = null;
    held.splice(held.indexOf(one), 1);
  }
  let missing = wanted - held.length;
  for (const dot of missing > 0 ? contents.cleft : []) {
    if (missing <= 0) break;
    if (dot.age < 0 || dot.receptor || dot.entry || dot.y < g.spine - 27) continue;
    const near = parts.receptors.find((one) => !one.by && !one.stuck && Math.abs(one.x - dot.x) < 10);
    if (near) { take(near, dot); missing -= 1; }
  }
  if (missing > 0 && !w.impulse && w.random.uniform() < dt / 400) { // background dopamine from other terminals
    const free = parts.receptors.filter((one) => !one.by && !one.stuck);
    const one = free[(w.random.uniform() * free.length) | 0], dot = { x: 0, y: 0, age: 600, receptor: null, entry: null, gone: false };
    if (one) { take(one, dot); contents.cleft.push(dot); }
  }
  contents.held += (parts.receptors.filter((one) => one.by).length / count - contents.held) * Math.min(1, dt / 240);
}

function take(receptor, dot) {
  receptor.by = dot;
  Object.assign(dot, { receptor, x: receptor.x, y: receptor.y + 2 });
}

// Molecules in the cytosol: pumped away or broken down by MAO; synthesis keeps the number that the model asks for.
function moveCytosol(w, dt) {
  const { contents, g, noise, random } = w, step = Math.sqrt(dt / 16);
  const wanted = Math.round(CYTOSOL_DOTS * predicted(w.tables, w.state).cytosol);
  let spare = contents.cytosol.length - wanted;
  for (const dot of contents.cytosol) {
    if (dot.target) {
      const share = Math.min(1, dt / 170);
      dot.x += (dot.target.x - dot.x) * share;
      dot.y += (dot.target.y - dot.y) * share;
      dot.gone = Math.hypot(dot.x - dot.target.x, dot.y - dot.target.y) < 15;
      continue;
    }
    if (spare-- > 0 && random.uniform() < dt / 420) dot.target = nearest(contents.pool, dot);
    wander(g, dot, noise, step);
    const enzyme = w.parts.mao.find((one) => Math.hypot(dot.x - one.x, dot.y - one.y) < 13);
    if (enzyme) {
      dot.gone = true;
      contents.puffs.push({ circle: draw("circle", { class: "puff", cx: tenth(enzyme.x), cy: tenth(enzyme.y + 4), r: 4 }, w.parts.puffs), time: 0 });
    }
  }
  contents.cytosol = contents.cytosol.filter((dot) => !dot.gone);
  if (contents.cytosol.length < wanted && random.uniform() < dt / 170) addToCytosol(contents, g, random);
  for (const puff of contents.puffs) puff.time += dt / 500;
  contents.puffs = contents.puffs.filter((puff) => puff.time < 1 || puff.circle.remove());
}

const nearest = (things, dot) =>
  things.reduce((a, b) => (Math.hypot(b.x - dot.x, b.y - dot.y) < Math.hypot(a.x - dot.x, a.y - dot.y) ? b : a));

function wander(g, dot, noise, step) {
  dot.heading += noise() * 0.5 * step;
  dot.x += Math.cos(dot.heading) * 1.1 * step;
  dot.y += Math.sin(dot.heading) * 1.1 * step;
  if (Math.abs(dot.x - g.middle) > g.half * 0.82) dot.heading = dot.x > g.middle ? Math.PI : 0;
  if (dot.y < g.top + 30) dot.heading = 1.57;
  if (dot.y > g.zone - 62) dot.heading = -1.57 + noise() * 0.6;
  dot.x = clamp(dot.x, g.middle - g.half * 0.86, g.middle + g.half * 0.86);
  dot.y = clamp(dot.y, g.top + 26, g.zone - 42);
}

function tick(w, dt) {
  w.time += dt;
  if (w.impulse) {
    w.impulse.time += dt;
    if (!w.impulse.open && w.impulse.time > travel(w.state)) openVesicles(w);
    if (w.impulse.time > LAST_SIGHT) w.impulse = null;
  }
  moveSites(w, dt);
  fillVesicles(w, dt);
  moveCleft(w, dt);
  bind(w, dt);
  moveCytosol(w, dt);
  for (const pump of w.parts.pumps) if (!pump.stuck) pump.phase = (pump.phase + dt / 2400) % 1;
}
