/** Corners of each stroke of 知远 as a pen goes, in thousandths of a pad 2.4 times as wide as high. */
const corners: [number, number][][] = [
  [
    [205, 225],
    [190, 300],
    [150, 372],
  ],
  [
    [172, 338],
    [240, 326],
    [302, 318],
  ],
  [
    [128, 492],
    [230, 470],
    [326, 458],
  ],
  [
    [236, 330],
    [232, 470],
    [190, 640],
    [118, 768],
  ],
  [
    [232, 548],
    [275, 630],
    [318, 722],
  ],
  [
    [362, 382],
    [360, 520],
    [370, 688],
  ],
  [
    [362, 392],
    [410, 372],
    [462, 378],
    [460, 520],
    [448, 676],
  ],
  [
    [372, 664],
    [410, 654],
    [452, 648],
  ],
  [
    [652, 252],
    [710, 240],
    [782, 236],
  ],
  [
    [602, 372],
    [720, 356],
    [846, 346],
  ],
  [
    [684, 372],
    [672, 470],
    [640, 550],
    [598, 606],
  ],
  [
    [752, 364],
    [744, 470],
    [752, 566],
    [800, 592],
    [852, 578],
    [858, 516],
  ],
  [
    [552, 276],
    [572, 300],
    [594, 336],
  ],
  [
    [530, 452],
    [592, 436],
    [566, 540],
    [586, 606],
    [548, 678],
  ],
  [
    [508, 752],
    [560, 700],
    [640, 716],
    [740, 770],
    [908, 782],
  ],
];

/** A curve through the corners (Catmull–Rom), eight points from one to the next. */
function drawn(points: [number, number][]): number[] {
  const at = (index: number) => points[Math.min(Math.max(index, 0), points.length - 1)] as [number, number];
  const flat: number[] = [];
  for (let leg = 0; leg < points.length - 1; leg += 1) {
    const [a, b, c, d] = [at(leg - 1), at(leg), at(leg + 1), at(leg + 2)];
    for (let step = 0; step < 8; step += 1) {
      const t = step / 8;
      for (const axis of [0, 1] as const) {
        const [p, q, r, s] = [a[axis], b[axis], c[axis], d[axis]];
        const bent =
          2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t * t * t;
        flat.push(Math.round(bent / 2));
      }
    }
  }
  return [...flat, ...at(points.length - 1)];
}

/** The signature under the invented letters, as the pad records one. */
export const signature = { ratio: 2.4, strokes: corners.map(drawn) };
