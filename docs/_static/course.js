// Outputs of notebooks know light and dark by JupyterLab's own mark: keep it in step with the theme of the site.
(() => {
  const root = document.documentElement;
  const follow = () => { root.dataset.jpThemeLight = String(root.dataset.theme !== "dark"); };
  new MutationObserver(follow).observe(root, { attributeFilter: ["data-theme"] });
  follow();
})();
