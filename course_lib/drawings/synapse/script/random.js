// Chance with a seed: the same page shows the same impulses, and a test can count on it.
function seeded(seed) {
  let state = seed | 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  // Marsaglia and Tsang 2000; mean 1, so that a quantum is q times it. A shape below 1 does not occur here.
  const gamma = (shape) => {
    const d = shape - 1 / 3, c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal(), v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
    }
  };
  return { uniform, normal, gamma };
}

// Molecules need a step of noise each frame: a table of normal numbers is ten times cheaper than new ones.
function jitter(random) {
  const table = Float32Array.from({ length: 1024 }, random.normal);
  let place = 0;
  return () => table[(place = (place + 1 + ((random.uniform() * 7) | 0)) & 1023)];
}
