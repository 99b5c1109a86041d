// What the course's models say at a setting. The tables were computed by the models when the page was built;
// here they are only read between their nodes, and releases are drawn by the binomial model of chapter 01.
function between(table, share) {
  const place = Math.min(Math.max(share, 0), 1) * (table.length - 1);
  const low = Math.min(table.length - 2, Math.floor(place));
  return table[low] + (table[low + 1] - table[low]) * (place - low);
}

function predicted(tables, state) {
  const { n, p, block } = state, c = tables.quantal_cv;
  const filling = between(tables.filling, block);
  const quantum = tables.quantum_nM * filling, spread = 1 - p + c * c;
  return {
    filling,
    cytosol: between(tables.cytosol, block),
    quantum,
    quanta: n * p,
    mean: n * p * quantum,
    sd: quantum * Math.sqrt(n * p * spread),
    steadiness: quantum > 0 ? (n * p) / spread : 0,
  };
}

// One impulse: for each site the quantum that it releases, relative to a full vesicle's mean, or 0.
function released(tables, state, random) {
  const shape = 1 / tables.quantal_cv ** 2, filling = between(tables.filling, state.block);
  return Array.from({ length: state.n }, () =>
    (random.uniform() < state.p ? filling * random.gamma(shape) : 0));
}

// Share of all D2 receptors that dopamine holds: before an impulse, and at the end of a pulse of this peak.
function heldAtRest(tables, state) {
  return (1 - state.held) * between(tables.held_at_rest, state.block);
}
function heldAfter(tables, state, peak) {
  const rest = between(tables.held_at_rest, state.block), share = peak / tables.largest_peak_nM;
  const settled = between(tables.held_if_it_lasted, share), way = between(tables.way_covered, share);
  return (1 - state.held) * (rest + Math.max(0, settled - rest) * way);
}

function seen(record) {
  const count = record.length, mean = record.reduce((sum, one) => sum + one, 0) / (count || 1);
  const variance = record.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, count - 1);
  return { count, mean, steadiness: variance > 0 ? mean ** 2 / variance : null };
}
