// The last impulses as dots around the mean that the model expects, with a band of one standard deviation.
const STRIP = { height: 132, left: 44, right: 62, shown: 40 };

function strip(host, tables, state, record) {
  const width = host.clientWidth || 320, { height, left, shown } = STRIP, right = width - STRIP.right;
  const now = predicted(tables, state), top = Math.max(20, state.n * tables.quantum_nM), last = record.slice(-shown);
  const y = (value) => tenth(height - 22 - (Math.min(1.02, Math.max(0, value) / top)) * (height - 40));
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, class: "strip", role: "img", "aria-label": `Release in the last ${last.length} impulses; ${whatWasSeen(record)}` });
  draw("rect", { x: left, y: y(now.mean + now.sd), width: right - left, height: Math.max(0, y(now.mean - now.sd) - y(now.mean + now.sd)), class: "band" }, svg);
  draw("path", { d: `M${left},${y(now.mean)}H${right}`, class: "mean" }, svg);
  draw("path", { d: `M${left},${y(top)}V${y(0)}H${right}`, class: "axis" }, svg);
  const text = (words, x, place, anchor, kind) => { draw("text", { x, y: place, "text-anchor": anchor, class: kind }, svg).textContent = words; };
  text("0", left - 7, y(0) + 5, "end", "");
  text(`${Math.round(top)} nM`, left + 4, y(top) - 5, "start", "");
  text("mean", right + 6, y(now.mean) + 5, "start", "end");
  text(`the last ${shown} impulses`, left, height - 4, "start", "");
  last.forEach((value, i) => {
    draw("circle", { cx: tenth(left + 8 + (i * (right - left - 14)) / shown), cy: y(value), r: i === last.length - 1 ? 5 : 3.2, class: "seen" }, svg);
  });
  host.replaceChildren(svg);
}
