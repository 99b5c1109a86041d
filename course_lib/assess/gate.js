// Gates: what answers a prediction stays folded until the prediction is committed or skipped, and opens by itself then.
// A gate is <details class="qs-gate qs-gate-NAME">, in a notebook's output or on a page; cards and pages share this state.
const gates = (globalThis.qsGates ??= { settled: new Map(), watching: false });
const gateName = (id) => `qs-gate-${id.replaceAll(".", "-")}`;

function applyGate(gate) {
  for (const [name, said] of gates.settled) {
    if (!gate.classList.contains(name)) continue;
    gate.open = true;
    const place = gate.querySelector(".qs-said");
    if (place && said.predicted) place.textContent = said.predicted;
    const reply = gate.querySelector(".qs-said-reply");
    if (reply && said.reply) reply.textContent = said.reply;
  }
}

function settle(id, said = {}) {
  gates.settled.set(gateName(id), said);
  document.querySelectorAll(`details.${gateName(id)}`).forEach(applyGate);
  document.dispatchEvent(new CustomEvent("qs-settled", { detail: { id } }));
}

// A gate opened by hand is a prediction skipped: the card that asks for it is told.
function watchGates() {
  if (gates.watching) return;
  gates.watching = true;
  document.addEventListener("toggle", ({ target: gate }) => {
    if (!gate.open || !gate.classList?.contains("qs-gate")) return;
    const name = [...gate.classList].find((word) => word.startsWith("qs-gate-"));
    if (!gates.settled.has(name)) document.dispatchEvent(new CustomEvent("qs-skipped", { detail: { name } }));
  }, true);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        if (node.nodeType !== 1) continue;
        if (node.matches("details.qs-gate")) applyGate(node);
        node.querySelectorAll("details.qs-gate").forEach(applyGate);
      }
  }).observe(document.documentElement, { childList: true, subtree: true });
  document.querySelectorAll("details.qs-gate").forEach(applyGate);
}
