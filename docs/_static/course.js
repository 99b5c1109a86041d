// Outputs of notebooks know light and dark by JupyterLab's own mark: keep it in step with the theme of the site.
(() => {
  const root = document.documentElement;
  const follow = () => { root.dataset.jpThemeLight = String(root.dataset.theme !== "dark"); };
  new MutationObserver(follow).observe(root, { attributeFilter: ["data-theme"] });
  follow();

  // Paper is white.
  let before;
  addEventListener("beforeprint", () => { before = root.dataset.theme; root.dataset.theme = "light"; follow(); });
  addEventListener("afterprint", () => { root.dataset.theme = before; });

  // The theme's arrows that open a branch of the list have no name of their own.
  for (const arrow of document.querySelectorAll(".bd-sidebar-primary summary")) {
    const page = arrow.closest("li")?.querySelector("a");
    arrow.setAttribute("aria-label", `Pages below ${page ? page.textContent.trim() : "this one"}`);
  }
})();
