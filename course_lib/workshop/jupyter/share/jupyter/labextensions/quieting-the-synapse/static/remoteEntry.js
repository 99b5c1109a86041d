// The course in JupyterLab: one Start button, one button for all code, a strip that says where the reader stands, and
// chapters that begin at their first line.
// Written by hand in the form that JupyterLab loads, so that installing the course needs no build.
(() => {
  const here = document.currentScript.src;
  let scope;

  // A module that JupyterLab shares with its extensions.
  const shared = async (name) => {
    const versions = Object.values(scope[name]);
    return (await versions[0].get())();
  };

  const isChapter = (panel) => panel.context.path.match(/(^|\/)\d\d_[a-z0-9_]+\.ipynb$/) !== null;
  const codeCells = (panel) => panel.content.widgets.filter((cell) => cell.model.type === "code");

  function toTheTop(panel) {
    panel.content.activeCellIndex = 0;
    panel.content.deselectAll();
    const scroller = panel.content.node.querySelector(".jp-WindowedPanel-outer") ?? panel.content.node;
    scroller.scrollTop = 0;
  }

  // Run All leaves the reader at the last cell; a chapter is read from its first.
  async function start(app, panel, button) {
    button.disabled = true;
    button.textContent = "Starting …";
    await panel.sessionContext.ready;
    const done = app.commands.execute("notebook:run-all-cells");
    toTheTop(panel);
    const right = await done;
    toTheTop(panel);
    button.disabled = false;
    button.textContent = right === false ? "Start again" : "Started";
  }

  // What an author folds (jupyter.source_hidden). JupyterLab forgets it of a cell that is opened, so it is kept here.
  const foldedCells = new Set();
  function foldAll(panel, folded) {
    for (const cell of codeCells(panel)) {
      if (cell.model.getMetadata("jupyter")?.source_hidden) foldedCells.add(cell.model.id);
      if (foldedCells.has(cell.model.id)) cell.inputHidden = folded;
    }
  }

  function button(text, title, act) {
    const node = document.createElement("button");
    node.className = "jp-ToolbarButtonComponent jp-Button";
    node.style.cssText = "padding:0 10px;font-weight:600;cursor:pointer";
    node.textContent = text;
    node.title = title;
    node.addEventListener("click", act);
    return node;
  }

  function dress(app, Widget, panel) {
    if (!isChapter(panel)) return;
    const begin = button("▶ Start", "Run the chapter: figures and questions wake up", () => start(app, panel, begin));
    let folded = true;
    const code = button("Show all code", "Open the code that is folded, or fold it again", () => {
      folded = !folded;
      foldAll(panel, folded);
      code.textContent = folded ? "Show all code" : "Fold the code";
      code.setAttribute("aria-pressed", String(!folded));
    });
    code.setAttribute("aria-pressed", "false");
    panel.toolbar.insertItem(0, "course-start", new Widget({ node: begin }));
    panel.toolbar.insertItem(1, "course-code", new Widget({ node: code }));
    void panel.context.ready.then(() => toTheTop(panel));
    void wordsOf(app, panel);
    void import(new URL("strip.js", here)).then(({ showStrip }) => showStrip(panel, Widget));
  }

  // The glossary lies beside the notebooks; where a chapter was copied out of its course, it is read without.
  async function wordsOf(app, panel) {
    const root = panel.context.path.replace(/(notebooks\/)?[^/]*$/, "");
    await panel.context.ready;
    const [{ explainWords }, glossary] = await Promise.all([
      import(new URL("words.js", here)),
      app.serviceManager.contents.get(`${root}docs/glossary.md`, { type: "file", format: "text", content: true }).catch(() => null),
    ]);
    if (glossary) explainWords(panel, glossary.content);
  }

  async function plugin() {
    const [{ INotebookTracker }, { Widget }] = await Promise.all([shared("@jupyterlab/notebook"), shared("@lumino/widgets")]);
    return {
      id: "quieting-the-synapse:chapter",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, tracker) => {
        tracker.forEach((panel) => dress(app, Widget, panel));
        tracker.widgetAdded.connect((_, panel) => dress(app, Widget, panel));
      },
    };
  }

  (window._JUPYTERLAB ??= {})["quieting-the-synapse"] = {
    init: (sharedModules) => {
      scope = sharedModules;
    },
    get: async () => {
      const one = await plugin();
      return () => ({ __esModule: true, default: one });
    },
  };
})();
