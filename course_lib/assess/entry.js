// Says which parts of the primer to read, and leads to them.
function headingOf(part) {
  return [...document.querySelectorAll("h2")].find((one) => one.textContent.replace("¶", "").trim() === part);
}

function render({ model, el }) {
  el.innerHTML = '<p role="status" aria-live="polite"><strong></strong></p><p></p>';
  const [said, links] = [el.querySelector("strong"), el.lastChild];
  const show = () => {
    said.textContent = model.get("text");
    links.replaceChildren(
      ...model.get("parts").map((part) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = `Go to “${part}”`;
        button.style.cssText = "cursor:pointer;font:inherit;margin:0.5em 0.5em 0 0;min-height:32px;padding:0 0.8em";
        button.addEventListener("click", () => headingOf(part)?.scrollIntoView({ block: "start" }));
        return button;
      }),
    );
  };
  model.on("change:text", show);
  model.on("change:parts", show);
  show();
}

export default { render };
