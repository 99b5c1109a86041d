// The slides of a chapter: the keys of reveal.js and those of the live figures keep out of each other's way.

const SLIDE_KEYS = { PageDown: "next", PageUp: "prev" }; // what a presenter's remote control sends

// `?short` in the address keeps the slides of the 50-minute lecture.
if (new URLSearchParams(location.search).has("short")) {
  for (const section of document.querySelectorAll(".slides > section:not([data-short])")) section.remove();
}

// A full slide is set a little smaller, in two steps, but never below what the last row can read.
function fit(section) {
  const body = section.querySelector(".qs-body");
  for (const step of ["qs-dense", "qs-packed"]) {
    if (body.scrollHeight > body.clientHeight) section.querySelector(".qs-slide").classList.add(step);
  }
}

document.addEventListener("keydown", (event) => {
  const figure = event.target.closest?.(".qs-synapse, .qs-live");
  if (!figure) return;
  if (event.key === "Escape") { // back from the sliders to the slides
    document.activeElement.blur();
  } else if (SLIDE_KEYS[event.key]) {
    document.activeElement.blur();
    Reveal[SLIDE_KEYS[event.key]]();
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}, { capture: true });

Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0,
  minScale: 0.1,
  maxScale: 4,
  center: false,
  controls: true,
  controlsLayout: "bottom-right",
  controlsTutorial: false,
  progress: true,
  slideNumber: "c/t",
  hash: true,
  transition: "none",
  backgroundTransition: "none",
  scrollActivationWidth: null,
  pdfMaxPagesPerSlide: 1,
  pdfSeparateFragments: false,
  defaultTiming: 120,
  plugins: [RevealNotes],
});
// Live figures and pictures reach their height after the page is read, so each slide is fitted when it is seen.
for (const moment of ["ready", "slidechanged"]) Reveal.on(moment, () => fit(Reveal.getCurrentSlide()));
window.addEventListener("load", () => fit(Reveal.getCurrentSlide()));
Reveal.on("pdf-ready", () => document.querySelectorAll("section").forEach(fit));
Reveal.on("slidechanged", () => document.activeElement?.blur?.());
