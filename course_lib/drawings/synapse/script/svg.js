const SVG = "http://www.w3.org/2000/svg";

function draw(name, attributes, parent) {
  const element = document.createElementNS(SVG, name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  if (parent) parent.append(element);
  return element;
}

const tenth = (x) => Math.round(x * 10) / 10;
const clamp = (x, low, high) => Math.max(low, Math.min(high, x));
const GOLDEN = 0.6180339887; // multiples of it, without their whole part, spread evenly however many are taken
const SUNFLOWER = 2.39996; // the golden angle: seeds that fill a disk evenly
const DEGREES = 180 / Math.PI;
const on = (x, y, radius, angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
// A dot is a line of no length with a round cap, so that hundreds of molecules cost one attribute.
const dotAt = (x, y) => `M${tenth(x)} ${tenth(y)}h0`;
const at = ([x, y]) => `${tenth(x)},${tenth(y)}`;
