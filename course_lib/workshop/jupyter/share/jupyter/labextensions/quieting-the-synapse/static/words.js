// The words of a chapter where they stand: the first use of each term of docs/glossary.md opens its meaning.
// By pointer, touch and keyboard; a screen reader hears a button that expands.

const ENTRY = /^- \*\*([^*]+)\*\*(?: \(also ([^()]+)\))? \[(\d\d)\]: (.+)$/gm;
const APART = "a, code, pre, button, h1, h2, h3, h4, h5, h6, mjx-container, .MathJax, .jp-InternalAnchorLink";
const LOOK = `
.qs-term { background: none; border: 0; border-bottom: 1.5px dotted currentColor; color: inherit; cursor: help; font: inherit; padding: 0; }
.qs-term:focus-visible { outline: 3px solid; outline-offset: 2px; }
.qs-meaning { background: var(--jp-layout-color2); border-radius: 6px; display: none; font-size: 0.94em; margin: 0 0.3em; padding: 0.15em 0.5em; }
.qs-term[aria-expanded="true"] + .qs-meaning { display: inline; }`;

export function termsOf(glossary) {
  const clean = (text) => text.replace(/[*`$\\]/g, "");
  return [...glossary.matchAll(ENTRY)].map(([, name, also, , text]) => ({
    names: [name, ...(also ? also.split(", ") : [])],
    meaning: clean(text),
  }));
}

const literal = (name) => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
// A word may begin a sentence; an abbreviation keeps its capitals. Plurals count.
const eitherCase = (name) =>
  /^[a-z]{2}/.test(name) ? `[${name[0]}${name[0].toUpperCase()}]${literal(name.slice(1))}` : literal(name);
const patternOf = (names) =>
  new RegExp(`(?<![\\w\\-–/])(?:${[...names].sort((a, b) => b.length - a.length).map(eitherCase).join("|")})(?:s|es)?(?![\\w–])`);

function explained(word, meaning) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "qs-term";
  button.textContent = word;
  button.title = meaning;
  button.setAttribute("aria-expanded", "false");
  const note = document.createElement("span");
  note.className = "qs-meaning";
  note.setAttribute("role", "note");
  note.textContent = meaning;
  button.addEventListener("click", () =>
    button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true")));
  button.addEventListener("keydown", (event) => {
    if (event.key === "Escape") button.setAttribute("aria-expanded", "false");
    event.stopPropagation(); // Jupyter in command mode would take the keys
  });
  return [button, note];
}

// The first place of a term in rendered prose, outside code, links, headings and formulas.
function placeIn(node, pattern) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.parentElement.closest(`${APART}, .qs-meaning`)) continue;
    const found = pattern.exec(text.data);
    if (found) return { text, found };
  }
  return null;
}

// Each term belongs to the first markdown cell that uses it, so that the order in which cells are laid out does not matter.
function ownersOf(cells, terms) {
  const owners = new Map();
  for (const term of terms) {
    const pattern = patternOf(term.names);
    const owner = cells.find((cell) => pattern.test(cell.model.sharedModel.source.replace(/`[^`]*`|\$[^$]*\$|^#.*$/gm, " ")));
    if (owner) owners.set(owner, [...(owners.get(owner) ?? []), { ...term, pattern }]);
  }
  return owners;
}

export function explainWords(panel, glossary) {
  if (!document.getElementById("qs-words-look")) {
    const style = document.createElement("style");
    style.id = "qs-words-look";
    style.textContent = LOOK;
    document.head.append(style);
  }
  const cells = panel.content.widgets.filter((cell) => cell.model.type === "markdown");
  for (const [cell, terms] of ownersOf(cells, termsOf(glossary))) {
    const mark = () => {
      const prose = cell.node.querySelector(".jp-RenderedMarkdown");
      if (!prose?.textContent.trim() || prose.dataset.qsWords) return; // laid out first, filled later
      prose.dataset.qsWords = "explained";
      for (const { pattern, meaning } of terms) {
        const place = placeIn(prose, pattern);
        if (!place) continue;
        const rest = place.text.splitText(place.found.index);
        rest.data = rest.data.slice(place.found[0].length);
        rest.before(...explained(place.found[0], meaning));
      }
    };
    new MutationObserver(mark).observe(cell.node, { childList: true, subtree: true });
    mark();
  }
}
