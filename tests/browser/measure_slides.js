// What does not fit on the current slide, as sentences; sizes are those of a slide of 1280 × 720.
() => {
  // 18.67 px of 1280 are 28 of 1920; a picture takes 70 % of the width, with its controls.
  const SMALLEST_PX = 28 * 1280 / 1920, SMALLEST_PICTURE_PX = 0.7 * 1280;
  const section = Reveal.getCurrentSlide();
  const scale = Reveal.getScale();
  const slide = section.querySelector(".qs-slide");
  const sheet = slide.getBoundingClientRect();
  const style = getComputedStyle(slide);
  const right = 1280 - parseFloat(style.paddingRight), bottom = 720 - parseFloat(style.paddingBottom);
  const found = new Map();
  const tell = (what, amount, who) => {
    if (amount > (found.get(what)?.amount ?? 0)) found.set(what, { amount, who });
  };
  const place = (box) => ({
    left: (box.left - sheet.left) / scale, top: (box.top - sheet.top) / scale,
    right: (box.right - sheet.left) / scale, bottom: (box.bottom - sheet.top) / scale,
  });
  // Words inside a picture, and by how many of its own pixels they stand over its edge. An image keeps its words to
  // itself, so it is unfolded where nobody sees it, at its natural size, away from the styles of the page.
  const cut = (picture) => {
    const host = document.createElement("div");
    let svg = picture;
    if (picture.tagName === "IMG") {
      const [head, data] = picture.src.split(/,(.*)/s);
      const source = head.endsWith("base64")
        ? new TextDecoder().decode(Uint8Array.from(atob(data), (one) => one.charCodeAt(0)))
        : decodeURIComponent(data);
      host.style.cssText = "position: fixed; left: 0; top: 0; visibility: hidden";
      host.attachShadow({ mode: "open" }).innerHTML = source;
      document.body.append(host);
      svg = host.shadowRoot.querySelector("svg");
    }
    const sheet = svg.getBoundingClientRect();
    const found = [...svg.querySelectorAll("text")].map((text) => {
      const box = text.getBoundingClientRect();
      const over = [sheet.left - box.left, box.right - sheet.right, sheet.top - box.top, box.bottom - sheet.bottom];
      return [text.textContent, Math.max(...over) - 1];
    });
    host.remove();
    return found;
  };
  const unseen = (element) => element.closest(".qs-heard, .notes, [hidden], .qs-fill, math");
  tell("smaller than the wall", innerWidth - sheet.width, slide.textContent);
  const drawnAt = (svg) => {
    const box = svg.getBoundingClientRect(), seen = svg.viewBox.baseVal;
    return Math.min(box.width / seen.width, box.height / seen.height) / scale;
  };
  const heading = place(slide.querySelector("h1, h2").getBoundingClientRect()).bottom;
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (unseen(element) || !element.checkVisibility() || element === slide) continue;
    let boxes = [element.getBoundingClientRect()];
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.textContent.trim() || /^(SCRIPT|STYLE)$/.test(element.tagName)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      boxes = [...range.getClientRects()];
      const svg = element.closest("svg"); // whose letters grow with it, by its shorter side
      const grown = svg ? drawnAt(svg) : element.currentCSSZoom;
      const size = grown * parseFloat(getComputedStyle(element).fontSize);
      if (size < SMALLEST_PX - 0.05) tell("letters too small", SMALLEST_PX - size, node.textContent);
    }
    if (element.closest("svg") && element.tagName !== "svg") boxes = []; // an svg shows nothing outside itself
    for (const box of boxes) {
      if (!box.width || !box.height) continue;
      const at = place(box), who = node.textContent || element.tagName;
      tell("over the bottom", at.bottom - bottom - 1, who);
      tell("over the right edge", at.right - right - 1, who);
      tell("over the left edge", -at.left, who);
      if (element.closest(".qs-body")) tell("over the heading", heading - at.top - 1, who);
    }
    if (node.nodeType === Node.ELEMENT_NODE && element.matches(".qs-drawn svg, .qs-shown img")) {
      for (const [who, amount] of cut(element)) tell("cut at the edge of its picture", amount, who);
    }
    if (element.matches(".qs-shown .qs-drawn svg")) {
      tell("picture too small", SMALLEST_PICTURE_PX - drawnAt(element) * element.viewBox.baseVal.width, "a drawing");
    }
    if (element.tagName === "IMG") {
      const seen = Math.min(element.clientWidth, (element.clientHeight * element.naturalWidth) / element.naturalHeight);
      if (seen < SMALLEST_PICTURE_PX) tell("picture too small", SMALLEST_PICTURE_PX - seen, element.alt);
    }
  }
  const parts = [...(slide.querySelector(".qs-body") ?? slide).children].filter((part) => part.checkVisibility());
  const inside = (part) => {
    const boxes = [part, ...part.querySelectorAll(":not(svg *)")].filter((one) => one.checkVisibility() && !unseen(one)).map((one) => one.getBoundingClientRect());
    const solid = boxes.filter((box) => box.width && box.height);
    return {
      left: Math.min(...solid.map((box) => box.left)), right: Math.max(...solid.map((box) => box.right)),
      top: Math.min(...solid.map((box) => box.top)), bottom: Math.max(...solid.map((box) => box.bottom)),
    };
  };
  parts.forEach((one, i) => parts.slice(i + 1).forEach((other) => {
    const a = inside(one), b = inside(other);
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 2) tell("parts lie over each other", high / scale - 2, other.textContent);
  }));
  return [...found].filter(([, { amount }]) => amount > 0).map(
    ([what, { amount, who }]) => `${what} by ${Math.ceil(amount)} px (“${who.trim().slice(0, 40)}”)`,
  );
}
