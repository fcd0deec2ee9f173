/** Three lines as a pen leaves them, 182 × 104, a mask: strokes that look like writing and are no word of any language. */
export function handwriting() {
  let seed = 20260701;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const at = (value) => value.toFixed(1);
  const strokes = [];
  for (const line of [17, 51.5, 86]) {
    for (let x = 2; x < 178; x += 12.6) {
      if (random() < 0.08) continue;
      for (let stroke = 0; stroke < 4; stroke += 1) {
        const [left, top] = [x + random() * 3.5, line - 4.5 + random() * 7];
        // Across, down, or a sweep to either side.
        const [across, down] = [
          [6 + random() * 2, -0.6],
          [0.4, 5 + random() * 2],
          [-3.4, 4.4],
          [3.6, 4],
        ][stroke === 0 ? 0 : Math.floor(random() * 4)];
        strokes.push(`M${at(left)} ${at(top)}l${at(across)} ${at(down)}`);
      }
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 182 104" fill="none" stroke="#000" stroke-width=".8" stroke-linecap="round"><path d="${strokes.join('')}"/></svg>`;
}
