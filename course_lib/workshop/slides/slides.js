// The slides of a chapter: the keys of reveal.js and those of the live figures keep out of each other's way.

const SLIDE_KEYS = { PageDown: "next", PageUp: "prev" }; // what a presenter's remote control sends
const deck = document.querySelector("#deck"), query = new URLSearchParams(location.search);

// `?short` and `?brief` in the address keep the slides of the lectures of 50 and of 20 minutes.
for (const lecture of ["short", "brief"]) {
  if (!query.has(lecture)) continue;
  for (const section of document.querySelectorAll(`.slides > section:not([data-${lecture}])`)) section.remove();
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

// A phone held upright has no room for a wall: there the slides stand one under the other, as without JavaScript.
const upright = matchMedia("(max-width: 640px) and (orientation: portrait)");
upright.addEventListener("change", () => location.reload());
if (!upright.matches) present();

function present() {
  deck.className = "reveal";
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
    keyboard: { 86: () => openVotes(Reveal.getCurrentSlide()) }, // V
    plugins: [RevealNotes],
  });
  // On paper every slide is there: reveal.js leaves them hidden from whoever listens.
  Reveal.on("pdf-ready", () => {
    for (const section of document.querySelectorAll(".pdf-page section")) {
      section.removeAttribute("hidden");
      section.removeAttribute("aria-hidden");
    }
  });
  Reveal.on("fragmentshown", ({ fragment }) => { fragment.open = true; });
  Reveal.on("fragmenthidden", ({ fragment }) => { fragment.open = false; });
  Reveal.on("slidechanged", () => {
    document.activeElement?.blur?.();
    for (const answer of Reveal.getCurrentSlide().querySelectorAll(".qs-answer")) answer.open = answer.classList.contains("visible");
  });
}
