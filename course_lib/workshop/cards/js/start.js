// A page wakes up: its cards, the way through it, and what the reader left there before.
function wake(node) {
  const data = JSON.parse(node.querySelector("script[type='application/json']").textContent);
  const model = kernelOf(data, "predict" in node.dataset);
  const plain = node.querySelector("form");
  questionWidget.render({ model, el: node });
  plain.remove();
  node.append(make("p", { class: "qs-past" }));
  node.model = model;
}

// Led here by the page of progress: the question of an objective that was tried longest ago, with other numbers.
function review(nodes) {
  const wanted = /^#review=([\w.]+)$/.exec(location.hash)?.[1];
  const all = nodes.filter(({ dataset }) => dataset.objective === wanted && !("python" in dataset || "predict" in dataset));
  if (!all.length) return;
  const fates = fatesOf(events()), when = ({ dataset }) => fates[dataset.question]?.at ?? 0;
  const tried = all.filter((node) => when(node));
  const node = (tried.length ? tried : all).reduce((oldest, one) => (when(one) < when(oldest) ? one : oldest));
  unfoldTo(node);
  node.model.send({ do: "variant" });
  node.scrollIntoView({ block: "center" });
  node.querySelector("input, textarea, button")?.focus({ preventScroll: true });
}

(() => {
  const nodes = [...document.querySelectorAll(".qs-task")];
  nodes.forEach(wake);
  showPath(nodes);
  onChange(() => showPath(nodes));
  document.addEventListener("qs-settled", () => showPath(nodes));
  const strip = document.querySelector("[data-path]");
  if (strip?.dataset.page) watchPlace(strip);
  for (const node of document.querySelectorAll("[data-continue]")) showContinue(node);
  for (const node of document.querySelectorAll(".qs-entry")) {
    showEntry(node);
    onChange(() => showEntry(node));
  }
  for (const node of document.querySelectorAll("[data-overview]")) showOverview(node);
  review(nodes);
  addEventListener("hashchange", () => review(nodes));
})();
