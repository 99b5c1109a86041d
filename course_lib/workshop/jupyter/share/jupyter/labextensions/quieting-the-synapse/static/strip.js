// Where the reader stands: a strip above the chapter, which asks the kernel and leaves the notebook as it is.

const MARKS = { new: "", done: "✓", due: "↻", wrong: "✗" };
const LOOK = `
.qs-strip { align-items: center; background: var(--jp-layout-color1); border-bottom: 1px solid var(--jp-border-color2); color: var(--jp-ui-font-color1); display: flex; font-size: var(--jp-ui-font-size1); gap: 12px; min-height: 38px; overflow: auto hidden; padding: 0 12px; white-space: nowrap; }
.qs-strip.lm-mod-hidden { display: none; }
[data-jp-deck-mode="presenting"] .qs-strip { display: none; }
.qs-strip ol { display: flex; gap: 3px; list-style: none; margin: 0; padding: 0; }
.qs-strip button { background: none; border: 1px solid var(--jp-border-color0, currentColor); border-radius: 6px; color: inherit; cursor: pointer; font: inherit; min-height: 24px; min-width: 24px; padding: 0 4px; }
.qs-strip button:focus-visible { outline: 3px solid; outline-offset: 1px; }
.qs-strip button[data-state="done"] { background: var(--jp-layout-color3); }
.qs-strip button[data-state="due"], .qs-strip button[data-state="wrong"] { border-width: 2px; font-weight: 700; }
.qs-strip .qs-on { font-weight: 600; padding: 0 10px; }`;

// One line of Python whose print is read here; it leaves no trace in the notebook, its names or its counts.
function asked(kernel, stem) {
  const code = `__import__("course_lib.workshop.strip", fromlist=["tell"]).tell(${JSON.stringify(stem)})`;
  const future = kernel.requestExecute({ code, silent: false, store_history: false, allow_stdin: false, stop_on_error: false });
  let said = "";
  future.onIOPub = (message) => {
    if (message.header.msg_type === "stream" && message.content.name === "stdout") said += message.content.text;
  };
  return future.done.then((reply) => (reply.content.status === "ok" && said ? JSON.parse(said) : {}));
}

function goTo(panel, id) {
  const index = panel.content.widgets.findIndex((cell) => cell.model.id === id);
  if (index < 0) return;
  panel.content.deselectAll();
  panel.content.activeCellIndex = index;
  void panel.content.scrollToItem(index, "start");
}

function button(words, act, label) {
  const node = document.createElement("button");
  node.type = "button";
  node.textContent = words;
  if (label) node.setAttribute("aria-label", label);
  node.title = label ?? "";
  node.addEventListener("click", act);
  return node;
}

function show(panel, strip, found) {
  const node = strip.node;
  strip.setHidden(!found.said);
  if (!found.said) return;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.textContent = found.said;
  const list = document.createElement("ol");
  list.setAttribute("aria-label", "The questions of this chapter");
  found.questions.forEach((one, index) => {
    const item = document.createElement("li");
    const mark = MARKS[one.state] || String(index + 1);
    const go = button(mark, () => goTo(panel, one.cell), `Question ${index + 1}: ${found.says[one.state]}`);
    go.dataset.state = one.state;
    item.append(go);
    list.append(item);
  });
  node.replaceChildren(said, list);
  if (found.resume) {
    const on = button("Continue where you stopped", () => goTo(panel, found.resume));
    on.className = "qs-on";
    node.append(on);
  }
}

// An answer, a hint or a commitment reaches the page as a change of its card's state.
function isNews(message) {
  const state = message.header.msg_type === "comm_msg" ? message.content.data?.state : null;
  return Boolean(state && ("verdict" in state || "settled" in state || "worked" in state));
}

export function showStrip(panel, Widget) {
  if (!document.getElementById("qs-strip-look")) {
    const style = document.createElement("style");
    style.id = "qs-strip-look";
    style.textContent = LOOK;
    document.head.append(style);
  }
  const node = document.createElement("div");
  node.className = "qs-strip";
  const strip = new Widget({ node });
  strip.hide();
  panel.contentHeader.addWidget(strip);
  const stem = panel.context.path.replace(/^.*\//, "").replace(/\.ipynb$/, "");
  let waiting = 0;
  const refresh = () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(async () => {
      const kernel = panel.sessionContext.session?.kernel;
      if (!kernel || panel.isDisposed) return;
      // A kernel that dies or that has no course leaves the chapter without a strip, and nothing else.
      const found = await asked(kernel, stem).catch((fault) => console.info("The strip of this chapter:", String(fault)));
      if (found && !panel.isDisposed) show(panel, strip, found);
    }, 400);
  };
  panel.sessionContext.iopubMessage.connect((_, message) => isNews(message) && refresh());
  panel.sessionContext.kernelChanged.connect(refresh);
  void panel.sessionContext.ready.then(refresh);
}
