// A frame: a few transforms, and paths of dots.

function paintVesicles(w) {
  let turn = 0;
  w.third = ((w.third ?? 0) + 1) % 3; // those at rest barely move: one of three is placed anew in a frame
  const one = (vesicle) => {
    const moves = vesicle.moved < 1 || vesicle.born < 1.2;
    if (moves || !w.playing || turn++ % 3 === w.third) {
      const scale = vesicle.born < 1 ? ` scale(${Math.max(0, vesicle.born).toFixed(2)})` : "";
      vesicle.group.setAttribute("transform", `translate(${at([vesicle.x, vesicle.y])})${scale}`);
    }
    const count = vesicle.born < 1 ? 0 : Math.min(MOST_DOTS, Math.round(DOTS_FULL * vesicle.filling * vesicle.size));
    if (count === vesicle.shown) return;
    vesicle.shown = count;
    const dots = vesicle.seeds.slice(0, count).join("");
    for (const path of vesicle.dots) path.setAttribute("d", dots);
  };
  w.contents.pool.forEach(one);
  for (const site of w.contents.sites) if (site.vesicle) one(site.vesicle);
}

function paintFusion(w) {
  let pores = "", gaps = "";
  const { zone } = w.g;
  for (const site of w.contents.sites) {
    if (site.open < 0) continue;
    const share = Math.min(1, site.open / (0.34 * span(w.state))), mouth = share * 2.5 + 0.25, radius = 17 * (1 + 0.5 * share);
    const half = radius * Math.sin(mouth), left = tenth(site.x - half);
    pores += `M${left},${zone}A${tenth(radius)},${tenth(radius)} 0 ${mouth < 1.571 ? 1 : 0} 1 ${tenth(site.x + half)},${zone}`;
    gaps += `M${left},${zone}h${tenth(2 * half)}`;
  }
  if (pores === w.pores) return;
  w.pores = pores;
  w.parts.pores.setAttribute("d", pores);
  w.parts.gaps.setAttribute("d", gaps);
}

function paintLoupe(w) {
  const { x, y } = w.g.loupe, lens = w.g.lens, full = Math.round(44 * w.contents.shown.filling);
  let dots = "", protons = "";
  const molecule = (radius, angle) => { const [px, py] = on(x, y, radius, angle); dots += dotAt(px, py); };
  const proton = (radius, angle, aside) => {
    const [px, py] = on(x, y, radius, angle);
    protons += dotAt(px - aside * Math.sin(angle), py + aside * Math.cos(angle));
  };
  for (let i = 0; i < full; i += 1) molecule((lens - 24) * Math.sqrt((i + 0.5) / 44), i * SUNFLOWER + 0.04 * Math.sin(w.time / 700 + i));
  for (const pump of w.parts.pumps) {
    if (pump.stuck) continue;
    if (pump.phase < 0.5) molecule(lens + 44 - pump.phase * 88, pump.angle);
    const out = lens - 18 + (pump.phase - 0.45) * 116;
    if (pump.phase > 0.45 && out < lens + 46) for (const aside of [-5.5, 5.5]) proton(out, pump.angle, aside);
  }
  for (let i = 0; i < 3; i += 1) proton(lens + 46 - ((w.time / 2600 + i / 3) % 1) * 80, PROTON_PUMP_ANGLE, 0);
  return [dots, protons];
}

function paintResponse(w) {
  const { parts, contents, impulse } = w;
  for (const one of parts.receptors) {
    const lit = Boolean(one.by);
    if (lit === one.lit) continue;
    one.lit = lit;
    one.cup.setAttribute("class", lit ? "rec bound" : "rec");
    one.halo.setAttribute("opacity", lit ? 0.28 : 0);
  }
  const glow = tenth(contents.held * 9) / 10;
  if (glow !== w.glow) {
    w.glow = glow;
    parts.glow.setAttribute("opacity", Math.min(1, glow));
    parts.auto.setAttribute("class", contents.held > 0.28 && w.state.held < 0.9 ? "rec bound" : "rec");
  }
  const way = impulse ? impulse.time / travel(w.state) : 2;
  if (way < 1.12 || w.pulsing) for (const flank of parts.pulse) {
    flank.setAttribute("opacity", way < 1.12 ? 0.9 : 0);
    flank.setAttribute("stroke-dashoffset", tenth(9 - Math.min(way, 1.12) * 100));
  }
  w.pulsing = way < 1.12;
  for (const puff of contents.puffs) {
    puff.circle.setAttribute("r", tenth(4 + 15 * puff.time));
    puff.circle.setAttribute("opacity", tenth(1 - puff.time));
  }
}

function paint(w) {
  let dots = "";
  paintVesicles(w);
  paintFusion(w);
  for (const dot of w.contents.cleft) if (dot.age >= 0) dots += dotAt(dot.x, dot.y);
  for (const dot of w.contents.cytosol) dots += dotAt(dot.x, dot.y);
  const [inLens, protons] = paintLoupe(w);
  const layers = { outer: dots, inner: dots, lensOuter: inLens, lensInner: inLens, protonOuter: protons, protonInner: protons };
  for (const name in layers) w.parts.dots[name].setAttribute("d", layers[name]);
  paintResponse(w);
}
