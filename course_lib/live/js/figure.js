// A live figure: native inputs, one drawing, its numbers in words. `source` has frame(positions), which gives the
// frame of a setting or null where it has still to be asked for; want(positions), which asks; grab(control, positions),
// which may ask ahead. What comes later is handed to `receive`.

const LECTURE = "course-lecture-view";
const ANNOUNCE_AFTER_MS = 500; // a screen reader hears where the hand stopped, not every step of the way
const LAPTOP_PX = 600, NARROW_PX = 560, PANEL_PX = 215, BARE_PX = 330, STACKED_PX = 150, WALL_PX = 28;

export function liveFigure(element, spec, opening, source) {
  const starts = spec.controls.map((control) => control.start);
  let wanted = [...starts], current = null, ghost = null, announcing = 0;

  const title = make("figcaption");
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("role", "img");
  const draw = drawing(svg);
  const frameBox = make("div", { className: "qs-frame" }, svg);
  const problem = make("p", { className: "qs-problem", hidden: true });
  const readout = make("dl", { className: "qs-readout" });
  const status = make("p", { className: "qs-heard", attributes: { role: "status", "aria-live": "polite" } });
  const controls = spec.controls.map((control, i) => makeControl(control, (position) => move(i, position)));
  controls.forEach(({ row }, i) => ["pointerdown", "pointerenter", "focusin"].forEach((moment) => row.addEventListener(moment, () => source.grab(i, wanted))));
  const reset = make("button", { type: "button" }, "Reset");
  const compare = make("input", { type: "checkbox" });
  const lecture = make("input", { type: "checkbox" });
  const fill = make("button", { type: "button", className: "qs-fill" }, "Fill the screen");
  const save = make("button", { type: "button", className: "qs-save" }, "Download SVG (CC BY)");
  const box = (input, text) => make("label", {}, input, make("span", {}, text));
  const tools = make("div", { className: "qs-tools" }, reset, box(compare, "Compare with this setting"), box(lecture, "Lecture view"), fill, save);
  const root = make(
    "div",
    { className: "qs-live", attributes: { role: "group", "aria-label": spec.name } },
    make("figure", {}, title, frameBox, problem),
    make("div", { className: "qs-side" }, readout, make("div", { className: "qs-controls" }, ...controls.map((control) => control.row)), tools),
    status,
  );
  if (spec.note) root.append(make("p", { className: "qs-note" }, spec.note));

  function announce(text) {
    clearTimeout(announcing);
    announcing = setTimeout(() => { status.textContent = text; }, ANNOUNCE_AFTER_MS);
  }
  function explain(sentence) {
    problem.textContent = sentence;
    problem.hidden = !sentence;
    root.classList.toggle("qs-stopped", Boolean(sentence));
    if (sentence) announce(sentence);
  }
  // Letters have 14 px at any width; in a hall, as many as the last row can read.
  function size() {
    const width = frameBox.clientWidth || 800, rows = current.axes.length;
    if (root.classList.contains("qs-lecture")) {
      const slide = root.closest(".reveal"); // whose page of 1280 px is enlarged as a whole
      const wall = slide ? 1280 / 1920 : Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
      const scale = Math.max(1, (WALL_PX / TEXT_PX) * wall);
      return [width / scale, Math.max(240, (frameBox.clientHeight || window.innerHeight * 0.7) / scale)];
    }
    if (width < NARROW_PX) {
      const panel = current.stacked ? STACKED_PX : current.axes[0].bare ? BARE_PX : PANEL_PX;
      return [width, rows * panel + 30];
    }
    const others = root.clientHeight - svg.clientHeight;
    return [width, Math.max(230, Math.min(spec.height, LAPTOP_PX - (others > 60 ? others : 200)))];
  }
  let fitted = [0, 0];
  function paintNow() {
    if (!current) return;
    draw(current, ...fitted, ghost?.frame);
  }
  function refit() {
    if (!current || !frameBox.clientWidth) return;
    fitted = size();
    paintNow();
  }
  function show(frame) {
    if (frame.problem) {
      explain(frame.problem);
      return;
    }
    if (!problem.hidden) explain("");
    current = frame;
    if (!fitted[0]) fitted = size();
    paintNow();
    if (title.textContent !== frame.title) title.textContent = frame.title;
    svg.setAttribute("aria-label", frame.alt + (ghost ? ` A faint ghost shows ${ghost.name}.` : ""));
    while (readout.children.length > frame.readout.length) readout.lastChild.remove();
    while (readout.children.length < frame.readout.length) readout.append(make("div", {}, make("dt"), make("dd")));
    frame.readout.forEach(([label, text], i) => {
      const before = ghost && Object.fromEntries(ghost.frame.readout)[label];
      const [dt, dd] = readout.children[i].children;
      const told = before !== null && before !== undefined && before !== text ? `${text} (ghost: ${before})` : text;
      if (dt.textContent !== label) dt.textContent = label;
      if (dd.textContent !== told) dd.textContent = told;
    });
    announce([frame.title, ...frame.readout.map((pair) => pair.join(" "))].join(". "));
  }
  function receive(positions, frame) {
    if (positions.join() === wanted.join()) show(frame);
  }
  function place(positions) {
    wanted = positions;
    controls.forEach((control, i) => control.set(wanted[i]));
    const frame = source.frame(wanted);
    if (frame) show(frame);
    else source.want(wanted);
  }
  function move(index, position) {
    place(wanted.map((old, i) => (i === index ? position : old)));
    source.grab(index, wanted);
  }
  function showLecture(on) {
    lecture.checked = on;
    root.classList.toggle("qs-lecture", on);
    refit();
  }

  reset.addEventListener("click", () => place([...starts]));
  compare.addEventListener("change", () => {
    const name = spec.controls.map((control, i) => `${control.label} ${control.texts[wanted[i]]}`).join("; ");
    ghost = compare.checked && current ? { frame: { ...current, numbers: current.numbers.slice() }, name } : null;
    if (current) show(current);
  });
  lecture.addEventListener("change", () => {
    localStorage.setItem(LECTURE, lecture.checked ? "on" : "off");
    window.dispatchEvent(new CustomEvent(LECTURE, { detail: lecture.checked }));
  });
  const follow = (event) => showLecture(event.detail);
  window.addEventListener(LECTURE, follow);
  fill.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()));
  save.addEventListener("click", () => {
    const link = make("a", { href: URL.createObjectURL(new Blob([savedSvg(svg, title.textContent, spec)], { type: "image/svg+xml" })), download: `${spec.file}.svg` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
  const watching = new ResizeObserver(() => requestAnimationFrame(refit));
  watching.observe(frameBox);
  root.addEventListener("fullscreenchange", refit);
  // Jupyter's command mode would take arrow keys and letters away from the inputs; Escape leads out of them.
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") event.stopPropagation();
    else (root.closest("[tabindex]") ?? document.activeElement).focus({ preventScroll: true });
  });

  element.append(root);
  show(opening);
  if (spec.lecture || localStorage.getItem(LECTURE) === "on") showLecture(true);
  return {
    receive,
    explain,
    remove: () => { window.removeEventListener(LECTURE, follow); watching.disconnect(); clearTimeout(announcing); },
  };
}

// The drawing as a file that stands alone: colours of paper, title, licence and source in it.
function savedSvg(svg, title, { source, tokens }) {
  const copy = svg.cloneNode(true), [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const declared = Object.entries(tokens).map(([token, code]) => `--${token}:${code}`).join(";");
  const rules = Object.keys(tokens).map((token) => `.s-${token}{stroke:var(--${token})}.f-${token}{fill:var(--${token})}`).join("");
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("viewBox", `0 -34 ${width} ${height + 64}`);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height + 64);
  copy.setAttribute("font-family", "'Atkinson Hyperlegible Next','Segoe UI','Helvetica Neue',Arial,sans-serif");
  copy.setAttribute("font-size", TEXT_PX);
  const told = words(0, -12, title, "start", "ink", ' font-weight="700" font-size="16"') + words(0, height + 22, `${source} CC BY 4.0.`, "start", "ink2", ' font-size="12"');
  const head = `<title>${escaped(title)}</title><desc>${escaped(svg.getAttribute("aria-label"))}</desc><metadata>${escaped(`${source} Licence: CC BY 4.0.`)}</metadata>`;
  const sheet = `svg{${declared}}path,circle{fill:none}text{stroke:none}text.halo{paint-order:stroke;stroke:var(--paper);stroke-width:3.5px}${rules}`;
  const style = ["<style", sheet, "</style", ""].join(">").replace(`${sheet}>`, sheet);
  copy.innerHTML = `${head}${style}<rect x="0" y="-34" width="100%" height="100%" class="f-paper"/>${copy.innerHTML}${told}`;
  return new XMLSerializer().serializeToString(copy);
}
