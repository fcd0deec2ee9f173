/**
 * The seal 慎始敬终 as one mask, 100 × 100: the look's outlines, with the wear of a stone seal pressed by hand cut into it as small
 * holes. The look draws that wear with a filter; cut once here it costs no filter while the seal comes down.
 */
import { readFileSync } from 'node:fs';

/** Small generator with a fixed seed: the same seal each time. */
const random = (seed) => () => {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return seed / 4294967296;
};

const speck = (next, x, y, size) => {
  const corners = Array.from({ length: 6 }, (_, i) => {
    const angle = (i / 6) * Math.PI * 2;
    const r = size * (0.55 + next() * 0.9);
    return `${(x + Math.cos(angle) * r).toFixed(1)} ${(y + Math.sin(angle) * r).toFixed(1)}`;
  });
  return `M${corners.join('L')}Z`;
};

/** Outline of the seal with its characters left free, and the wear as a path of its own; both in a square of a hundred. */
export const sealParts = () => {
  const outline = readFileSync(new URL('./seal-path.txt', import.meta.url), 'utf8').trim();
  const next = random(20260701);
  const specks = [];
  for (let i = 0; i < 110; i++) {
    const edge = next() < 0.35;
    const along = 4 + next() * 92;
    const across = edge ? (next() < 0.5 ? 4 + next() * 4 : 92 + next() * 4) : 4 + next() * 92;
    const [x, y] = edge && next() < 0.5 ? [across, along] : [along, across];
    specks.push(speck(next, x, y, edge ? 0.5 + next() * 1 : 0.25 + next() * 0.6));
  }
  return { outline, wear: specks.join('') };
};

export const seal = () => {
  const { outline, wear } = sealParts();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><mask id="w"><rect width="100" height="100" fill="#fff"/><path d="${wear}" fill="#000"/></mask><path fill-rule="evenodd" mask="url(#w)" d="${outline}"/></svg>`;
};

/** The same for a canvas, as a script of the program: a canvas of WeChat takes no mask. */
export const sealScript = () => {
  const { outline, wear } = sealParts();
  return `/** Written by drawings/draw.mjs: the seal in a square of a hundred, and the wear that is cut into it. */
export const sealPath = {
  outline:
    '${outline}',
  wear: '${wear}',
};
`;
};
