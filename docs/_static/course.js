// The site's own behaviour. Everything works without it except what needs a script: see the notice in the page.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const remembered = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* storage is full or forbidden: for this page only */ } },
  };

  // Light and dark: the system's, until the reader chooses. Outputs of notebooks know them by JupyterLab's own mark.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  function show(theme) {
    root.dataset.theme = theme;
    root.dataset.jpThemeLight = String(theme !== "dark");
    for (const button of all("[data-theme-button]"))
      button.setAttribute("aria-label", theme === "dark" ? "Use the light theme" : "Use the dark theme");
    document.querySelector("meta[name=theme-color]")?.setAttribute("content", theme === "dark" ? "#10181E" : "#FBFCFB");
  }
  show(root.dataset.theme);
  dark.addEventListener("change", () => remembered.get("course-theme") ?? show(dark.matches ? "dark" : "light"));
  for (const button of all("[data-theme-button]"))
    button.addEventListener("click", () => {
      show(root.dataset.theme === "dark" ? "light" : "dark");
      remembered.set("course-theme", root.dataset.theme);
    });

  // Menu on a narrow page; Ctrl-K or / goes to the search.
  const menu = document.querySelector(".menu"), list = document.getElementById("site-menu");
  const openMenu = (open) => { list.classList.toggle("open", open); menu.setAttribute("aria-expanded", String(open)); };
  menu.addEventListener("click", () => openMenu(!list.classList.contains("open")));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if ((event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing && !event.ctrlKey)) {
      event.preventDefault();
      openMenu(true);
      document.querySelector("input[name=q]").focus();
    }
  });

  // All code at once, remembered from page to page.
  function code(open) {
    root.classList.toggle("all-code", open);
    for (const fold of all("details.code")) fold.open = open || fold.dataset.own === "open";
    for (const button of all("[data-code-button]")) {
      button.setAttribute("aria-pressed", String(open));
      button.textContent = open ? "Fold the code" : "Show all code";
    }
  }
  for (const fold of all("details.code[open]")) fold.dataset.own = "open";
  for (const button of all("[data-code-button]"))
    button.addEventListener("click", () => {
      code(!root.classList.contains("all-code"));
      remembered.set("course-code", root.classList.contains("all-code") ? "open" : "");
    });
  if (remembered.get("course-code")) code(true);
  // A link to a folded place opens its fold.
  function unfold() {
    const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place) return;
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const own = place.matches("div.cell") && place.querySelector("details.code");
    if (own) { own.open = true; own.classList.remove("plumbing"); }
    if (own || place.closest("details")) place.scrollIntoView();
  }
  addEventListener("hashchange", unfold);
  unfold();

  // A line whose formula is wider than a phone scrolls; then the keyboard must reach it too.
  function reachable() {
    for (const math of all("article math")) {
      const line = math.parentElement, style = getComputedStyle(line);
      if (!line.matches("p, li, td") || line.closest("[hidden]")) continue;
      if (style.overflowX === "auto" && line.scrollWidth > line.clientWidth + 1) line.tabIndex = 0;
      else line.removeAttribute("tabindex");
    }
  }
  addEventListener("resize", reachable);
  reachable();

  // Words and numbers open their notes where they stand: by pointing, by a tap or by Enter; Escape closes.
  const article = document.querySelector("article");
  let shown = null, pinned = false, timer = 0;
  function noteOf(link) {
    const [page, place] = link.getAttribute("href").split("#");
    return document.getElementById(`note-${page.split("/").pop().replace(/\.html$/, "")}-${place}`);
  }
  function close() {
    if (!shown) return;
    shown.note.classList.remove("open");
    shown.note.hidden = true;
    shown.word.setAttribute("aria-expanded", "false");
    shown = null;
    pinned = false;
  }
  function open(word, note) {
    if (shown?.word === word) return;
    close();
    const block = word.closest("p, li, dd, td, th, dt") ?? word;
    const inside = block.matches("li, dd, td, th");
    if (inside) block.append(note); else block.after(note);
    note.hidden = false;
    note.classList.add("open");
    word.setAttribute("aria-expanded", "true");
    if (getComputedStyle(note).position === "absolute") {
      const origin = note.offsetParent.getBoundingClientRect().top;
      note.style.top = `${word.getBoundingClientRect().top - origin}px`;
    } else note.style.top = "";
    shown = { word, note };
  }
  const inMargin = () => matchMedia("(min-width: 1180px) and (hover: hover)").matches;
  const later = (act, ms) => { clearTimeout(timer); timer = setTimeout(act, ms); };
  for (const link of all(".kind-chapter article a.term, .kind-chapter article a.num")) {
    const note = noteOf(link);
    if (!note) continue;
    const word = document.createElement("button");
    word.type = "button";
    word.className = link.className;
    word.append(...link.childNodes);
    word.setAttribute("aria-expanded", "false");
    word.setAttribute("aria-controls", note.id);
    link.replaceWith(word);
    word.addEventListener("click", () => {
      clearTimeout(timer);
      if (shown?.word === word && pinned) return close();
      open(word, note);
      pinned = true;
    });
    word.addEventListener("pointerenter", () => { if (inMargin() && !pinned) later(() => open(word, note), 120); });
    word.addEventListener("pointerleave", () => { if (!pinned) later(() => pinned || close(), 400); });
    if (!note.dataset.heard) {
      note.dataset.heard = "yes";
      note.addEventListener("pointerenter", () => clearTimeout(timer));
      note.addEventListener("pointerleave", () => { if (!pinned) later(() => pinned || close(), 400); });
    }
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    const back = shown.note.contains(document.activeElement) && shown.word;
    close();
    if (back) back.focus();
  });

  // Contents that say where the reader is.
  const spots = all(".toc > ul > li > a").map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]);
  const here = document.querySelector("[data-here]");
  function mark() {
    let at = null;
    for (const [link, place] of spots) if (place && place.getBoundingClientRect().top < innerHeight * 0.35) at = link;
    for (const link of all(".toc [aria-current], .tocbar [aria-current]")) link.removeAttribute("aria-current");
    if (!at) { if (here) here.textContent = "On this page"; return; }
    const number = spots.findIndex(([link]) => link === at) + 1;
    for (const link of all(`a[href="${CSS.escape(at.getAttribute("href")).replaceAll("\\#", "#")}"]`, document.querySelector(".page")))
      if (link.closest(".toc, .tocbar")) link.setAttribute("aria-current", "true");
    if (here) here.textContent = `${number} of ${spots.length} · ${at.textContent}`;
  }
  if (spots.length) {
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; mark(); });
    }, { passive: true });
    mark();
    for (const link of all(".tocbar a")) link.addEventListener("click", () => { link.closest("details").open = false; });
  }

  // Tables of outputs, too, stand as lists on a phone.
  for (const table of all(".cell_output table")) {
    const heads = all("thead tr:last-child > *", table).map((head) => head.textContent.trim());
    if (heads.length < 4) continue;
    table.classList.add("stacks");
    for (const row of all("tbody tr", table))
      [...row.children].forEach((cell, i) => { if (heads[i]) cell.dataset.label = heads[i]; });
  }

  // Long tables can be searched; what does not fit disappears, and the count says so.
  for (const table of all(".kind-table article table, article .sift-me table")) {
    const rows = all("tbody tr", table);
    if (rows.length < 12) continue;
    const sift = document.createElement("div");
    sift.className = "sift";
    const label = document.createElement("label"), input = document.createElement("input"), count = document.createElement("output");
    input.type = "search";
    const before = table.closest("section")?.querySelector("h1, h2")?.firstChild?.textContent.trim();
    label.append(before ? `Search this table: ${before}` : "Search this table", input);
    sift.append(label, count);
    table.before(sift);
    table.classList.add("sifted");
    const words = rows.map((row) => row.textContent.toLowerCase());
    const tell = () => {
      const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let left = 0;
      rows.forEach((row, i) => { row.hidden = !wanted.every((word) => words[i].includes(word)); left += !row.hidden; });
      count.textContent = wanted.length ? `${left} of ${rows.length} rows` : `${rows.length} rows`;
    };
    input.addEventListener("input", tell);
    tell();
  }

  // Paper is white, and shows what was folded except code and predictions still open.
  let before;
  addEventListener("beforeprint", () => {
    before = { theme: root.dataset.theme, folds: all("details.deeper:not([open])") };
    root.dataset.theme = "light";
    root.dataset.jpThemeLight = "true";
    for (const fold of before.folds) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of before.folds) fold.open = false; show(before.theme); });

  // Offline after the first visit, where the browser allows: not for pages opened as files.
  if ("serviceWorker" in navigator && location.protocol.startsWith("http"))
    navigator.serviceWorker.register(new URL("sw.js", new URL(root.dataset.content_root, location.href)))
      .then(() => navigator.serviceWorker.ready)
      .then((ready) => ready.active.postMessage("the rest"))
      .catch(() => { /* forbidden here: the site then needs its server */ });
})();
