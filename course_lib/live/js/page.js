// Pages without a kernel: every figure is unpacked when it comes near, and then all its controls work at once.

const NEAR = "900px";

async function alive(element) {
  element.dataset.alive = "begun";
  const still = [...element.childNodes];
  try {
    const body = JSON.parse(element.querySelector("script[type='application/json']").textContent);
    const frame = await space(body), source = { frame, want: () => {}, grab: () => {} };
    const opening = frame(body.spec.controls.map((control) => control.start));
    element.replaceChildren();
    liveFigure(element, body.spec, opening, source);
    element.dataset.alive = "yes";
  } catch (reason) {
    element.replaceChildren(...still);
    element.dataset.alive = "no";
    const sentence = typeof DecompressionStream === "undefined"
      ? "This browser cannot unpack the live figure, so the still picture stands: a newer browser moves it."
      : `The live figure could not be unpacked, so the still picture stands: ${reason.message}.`;
    element.append(make("p", { className: "qs-note" }, sentence));
  }
}

function startFigures() {
  const near = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      alive(target);
    }
  }, { rootMargin: NEAR });
  const waiting = [...document.querySelectorAll(".qs-static:not([data-alive])")];
  for (const element of waiting) {
    element.dataset.alive = "soon";
    near.observe(element);
  }
  // Slides are all far from each other: what is not near is unpacked when nothing else is to do.
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 300));
  const next = async () => {
    const element = waiting.shift();
    if (!element) return;
    if (element.dataset.alive === "soon") {
      near.unobserve(element);
      await alive(element);
    }
    idle(next);
  };
  if (document.querySelector(".reveal")) idle(next);
}
