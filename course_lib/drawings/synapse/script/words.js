// The finding, the numbers and the text alternative of a setting.
const percent = (share) => `${Math.round(share * 100)}\u202f%`;
function figure(x) { // three digits at most, as everywhere in the course
  return x === 0 ? "0" : x >= 99.95 ? String(Math.round(x)) : x.toFixed(1);
}
const TEXT = {
  rate: (v) => `${figure(v)} a second`, n: String, p: (v) => v.toFixed(2), block: percent, held: percent,
};

function finding(tables, state) {
  const now = predicted(tables, state);
  if (state.held > 0 && state.block === 0) {
    return `D2 receptors ${percent(state.held)} blocked: release stays ${figure(now.mean)} nM, dopamine reaches ${percent(heldAfter(tables, state, now.mean))} of them`;
  }
  if (state.block > 0) {
    return `VMAT2 ${percent(state.block)} blocked: quanta shrink to ${percent(now.filling)}, and 1/CV² stays ${figure(now.steadiness)}`;
  }
  return `${state.n} ${state.n === 1 ? "site" : "sites"} with p = ${state.p.toFixed(2)} release ${figure(now.quanta)} quanta an impulse, on average`;
}

function inWords(tables, state, last) {
  const now = predicted(tables, state);
  const free = RECEPTORS - Math.round(state.held * RECEPTORS);
  const first = last
    ? `The last impulse released ${last.count} of ${state.n} docked vesicles, ${figure(last.sum)} nM of dopamine. `
    : `${state.n} vesicles are docked; each is released with probability ${state.p.toFixed(2)}. `;
  const pumps = state.block
    ? `${percent(state.block)} of VMAT2 pumps hold ${state.drug}: vesicles settle at ${percent(now.filling)} of their content, and the cytosol holds ${figure(now.cytosol)} times as much dopamine for MAO. `
    : "No pump is blocked; vesicles are full. ";
  return `${first}On average ${figure(now.mean)} nM in quanta of ${figure(now.quantum)} nM; 1/CV² is ${figure(now.steadiness)}. ${pumps}`
    + `${free} of ${RECEPTORS} D2 receptors drawn are free of an antipsychotic; dopamine holds ${percent(heldAtRest(tables, state))} of all at rest and ${percent(heldAfter(tables, state, now.mean))} after a mean impulse.`;
}

function inNumbers(tables, state) {
  const now = predicted(tables, state);
  return { mean: figure(now.mean), quantum: figure(now.quantum), steadiness: now.quantum > 0 ? figure(now.steadiness) : "–" };
}

function whatWasSeen(record) {
  const { count, mean, steadiness } = seen(record);
  if (count < 10) return `Seen: ${count} impulse${count === 1 ? "" : "s"}; ten are needed for a CV`;
  return `Seen in ${count} impulses: mean ${figure(mean)} nM, 1/CV² ${steadiness === null ? "–" : figure(steadiness)}`;
}
