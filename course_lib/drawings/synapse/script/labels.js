// Words beside leaders where there is room; where it is narrow, numbers in ink disks and a list below.
const KEY = (drug) => [
  `VMAT2 pump: two H⁺ (white) out, one dopamine in; a ${drug === "reserpine" ? "cross" : "diamond"} is ${drug} stuck in it`,
  "proton pump: H⁺ in, paid with ATP",
  "DAT takes dopamine back",
  "MAO, on a mitochondrion, breaks it down",
  "D2 autoreceptor",
  "D2 receptors of the spine; a square is an antipsychotic",
  "vesicles docked at release sites",
];

function labelWide(parts, g, size, drug) {
  const { middle: m, half: h, zone, spine, loupe: l, lens } = g;
  const put = (text, x, y, anchor = "start", kind = "") => {
    draw("text", { x: tenth(x), y: tenth(y), "text-anchor": anchor, class: kind }, parts.text).textContent = text;
  };
  const lead = (...points) => draw("path", { d: `M${points.map(at).join("L")}`, class: "lead" }, parts.text);
  const left = l.x - l.r + 4, below = l.y + l.r + size * 1.5, pump = parts.pumps[PUMP_LABELLED].angle;
  lead(on(l.x, l.y, lens + 16, pump), [left + 62, below - size]);
  put("VMAT2 pump:", left, below, "start", "strong");
  put("2 H⁺ (white) out,", left, below + size * 1.25);
  put("1 dopamine in", left, below + size * 2.5);
  parts.plugText = draw("g", {}, parts.text);
  draw("path", { d: PLUGS[drug], class: `plug ${drug}`, transform: `translate(${left + 9},${tenth(below + size * 3.4 + 16)})` }, parts.plugText);
  draw("text", { x: left + 28, y: tenth(below + size * 3.8) }, parts.plugText).textContent = `${drug}: pump stuck`;
  lead(on(l.x, l.y, lens + 44, PROTON_PUMP_ANGLE), [l.x + l.r + 4, l.y - l.r + size * 1.1]);
  put("proton pump", l.x + l.r * 0.78, l.y - l.r + size * 0.8);
  lead([parts.dat[0].x - 12, zone + 10], [m - h * 0.86, zone + 128 - size]);
  put("DAT: dopamine back in", m - h * 0.86 + 16, zone + 128, "end");
  put("MAO breaks it down", parts.mao[1].x - 34, parts.mao[1].y - 26, "middle");
  lead([m + h * 1.035, zone - 68], [m + h * 1.02, zone + 42 - size]);
  put("D2 autoreceptor", g.width - 8, zone + 42, "end");
  lead([parts.receptors[0].x - 12, spine + 6], [m - h * 0.74, spine + 152 - size * 0.8]);
  put("D2 receptors", m - h * 0.74, spine + 152, "end");
  put("dopamine terminal", m - h * 0.66, g.top + 48, "start", "place");
  put("spine of a striatal neuron", m, spine + 108, "middle", "place");
  put("cortical terminal", g.width - 12, g.height - 16, "end", "place");
  put("axon", m + g.axon + 54, 32, "start", "place");
}

function labelNarrow(parts, g, size) {
  const { middle: m, half: h, zone, loupe: l, lens } = g;
  const places = [
    on(l.x, l.y, lens - 40, parts.pumps[PUMP_LABELLED].angle), on(l.x, l.y, l.r + 4, -0.75),
    [parts.dat[0].x - 26, zone + 34], [parts.mao[1].x - 6, parts.mao[1].y - 36], [m + h * 0.985 - 46, zone - 84],
    [parts.receptors[0].x - 44, g.spine + 24], [m, zone - 66],
  ];
  places.forEach((place, i) => {
    const group = draw("g", { class: "number", transform: `translate(${at(place)})` }, parts.text);
    draw("circle", { r: tenth(size * 0.78) }, group);
    draw("text", { "text-anchor": "middle", y: tenth(size * 0.35) }, group).textContent = i + 1;
  });
  parts.plugText = null;
}

// `least` is the height in pixels under which no letter may fall, whatever the size of the drawing.
function label(svg, parts, g, list, least, drug) {
  const scale = Math.min((svg.clientWidth || g.width) / g.width, (svg.clientHeight || 9999) / g.height);
  const size = clamp(least / Math.max(0.2, scale), 16, 36);
  parts.text.textContent = "";
  parts.text.setAttribute("font-size", tenth(size));
  if (g.narrow) labelNarrow(parts, g, size);
  else labelWide(parts, g, size, drug);
  list.hidden = !g.narrow;
  list.replaceChildren(...KEY(drug).map((text) => Object.assign(document.createElement("li"), { textContent: text })));
}
