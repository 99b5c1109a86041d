// Where everything stands, in a wide and a narrow layout, and the outlines of the cells.
const WIDE = {
  width: 1280, height: 660, middle: 815, half: 400, axon: 60, top: 84, zone: 412, neck: 0,
  loupe: { x: 190, y: 184, r: 165 }, mito: { x: 1030, y: 206 }, pool: 16,
};
const NARROW = {
  width: 620, height: 860, middle: 330, half: 268, axon: 44, top: 355, zone: 640, neck: 110,
  loupe: { x: 160, y: 164, r: 150 }, mito: { x: 452, y: 452 }, pool: 11,
};
const RECEPTORS = 11, PUMPS = 10, PUMP_LABELLED = 3, PROTON_PUMP_ANGLE = -0.3;

function layout(narrow) {
  const g = narrow ? NARROW : WIDE;
  return { ...g, narrow, spine: g.zone + 58, spineHalf: g.half * 0.72, lens: g.loupe.r * 0.6 };
}

// One flank of the terminal, from the axon down to the release zone; `side` is −1 for the left one.
function flank(g, side) {
  const { middle: m, half: h, axon, top, zone, neck } = g, x = (share) => tenth(m + side * h * share);
  return `M${m + side * axon},-12C${m + side * axon},${tenth(top * 0.62 + neck)} ${x(0.5)},${top - 22} ${x(0.7)},${top + 6}`
    + `C${x(0.98)},${top + 44} ${x(1.03)},${zone - 150} ${x(0.985)},${zone - 84}`
    + `C${x(0.94)},${zone - 18} ${x(0.8)},${zone} ${x(0.64)},${zone}`;
}
function terminalOutline(g) {
  const { middle: m, half: h, axon, top, zone, neck } = g, x = (share) => tenth(m + h * share);
  return `${flank(g, -1)}L${x(0.64)},${zone}C${x(0.8)},${zone} ${x(0.94)},${zone - 18} ${x(0.985)},${zone - 84}`
    + `C${x(1.03)},${zone - 150} ${x(0.98)},${top + 44} ${x(0.7)},${top + 6}`
    + `C${x(0.5)},${top - 22} ${m + axon},${tenth(top * 0.62 + neck)} ${m + axon},-12Z`;
}
function spineOutline(g) {
  const { middle: m, spine: y, spineHalf: w, height } = g, l = (k) => tenth(m - w * k), r = (k) => tenth(m + w * k);
  return `M${m - 52},${height + 14}C${m - 56},${y + 138} ${l(1)},${y + 150} ${l(1)},${y + 62}`
    + `C${l(1)},${y + 14} ${l(0.88)},${y} ${l(0.7)},${y}L${r(0.7)},${y}C${r(0.88)},${y} ${r(1)},${y + 14} ${r(1)},${y + 62}`
    + `C${r(1)},${y + 150} ${m + 56},${y + 138} ${m + 52},${height + 14}Z`;
}
const siteX = (g, n, i) => g.middle + (n === 1 ? 0 : (i / (n - 1) - 0.5) * g.half * 1.16);

// Places in the terminal that a vesicle can rest at: rows above the zone, clear of the mitochondrion.
function poolPlaces(g) {
  const places = [];
  for (let i = 0; places.length < g.pool && i < 200; i += 1) {
    const x = g.middle - g.half * 0.74 + ((i * GOLDEN * 1.7) % 1) * g.half * 1.48;
    const y = g.zone - 82 - (i % 3) * 52 - ((i * 0.37) % 1) * 14;
    const underRoof = y < g.top + 62 && Math.abs(x - g.middle) > 200;
    const onMito = Math.hypot((x - g.mito.x) / 135, (y - g.mito.y) / 92) < 1;
    if (!underRoof && !onMito && places.every((p) => Math.hypot(p[0] - x, p[1] - y) >= 46)) places.push([x, y]);
  }
  return places;
}
