/** The hero's close-up of the placket, 140 × 440, without the cloth: the style sheet lays that, the card cuts it where its words end. */

const svg = (defs, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="280" height="880" viewBox="0 0 140 440" fill="none"><defs>${defs}</defs>${body}</svg>`;
const glow = `<radialGradient id="gl" cx=".34" cy=".3" r=".9"><stop offset="0" stop-color="#fff" stop-opacity=".2"/><stop offset=".6" stop-color="#fff" stop-opacity="0"/></radialGradient>`;
const bulge = (p) =>
  `<linearGradient id="bulge" x1="0" x2="1"><stop offset="0" stop-color="${p.shade}" stop-opacity=".3"/><stop offset=".5" stop-color="${p.shade}" stop-opacity=".07"/><stop offset="1" stop-color="${p.shade}" stop-opacity="0"/></linearGradient>`;

const fastenedAbove = (p) =>
  `<path d="M74 0V34" stroke="${p.pale}"/><g transform="translate(44,-38) scale(1.25)"><circle cx="24" cy="24" r="20" fill="${p.horn}"/><g stroke="${p.rim}" stroke-opacity=".26"><circle cx="24" cy="24" r="17.6" stroke-width=".8"/><circle cx="24" cy="24" r="12" stroke-width="1.2"/></g></g><path d="M74 22V64" stroke="${p.thread}" stroke-width="1.3" stroke-linecap="round" stroke-dasharray="4 3.4"/>`;
const paleBelow = (p) =>
  `<g transform="translate(44,272) scale(1.25)" stroke="${p.pale}"><circle cx="24" cy="24" r="19.4"/><circle cx="24" cy="24" r="12" stroke-width=".7" opacity=".6"/></g>`;

/** The stitched lip of the buttonhole: 25 stitches along the edge of the slit. */
const lip = (p) => {
  const stitches = Array.from({ length: 25 }, (_, i) => {
    const y = 82 + (i * 160) / 24;
    const t = (y - 78) / 168;
    const x = 74 + 3 * 18 * t * (1 - t) + 1.4;
    return `M${x.toFixed(1)} ${y.toFixed(1)}h5.5`;
  }).join('');
  return `<path d="M74 78C92 112 92 212 74 246C79 212 79 112 74 78Z" fill="${p.deep}"/><path d="${stitches}" stroke="${p.lip}" stroke-width="1.5" stroke-linecap="round"/>`;
};
const face = (p, hole) => {
  const spots = [
    [62.5, 152.5],
    [81.5, 152.5],
    [62.5, 171.5],
    [81.5, 171.5],
  ];
  return `<ellipse cx="73" cy="166" rx="50" ry="50" fill="${p.shade}" opacity=".16"/><circle cx="72" cy="162" r="50" fill="${p.fill}"/><circle cx="72" cy="162" r="50" fill="url(#gl)"/><circle cx="72" cy="162" r="45" stroke="#fff" stroke-opacity=".26"/><circle cx="72" cy="162" r="30" stroke="#fff" stroke-opacity=".32" stroke-width="2"/><circle cx="72" cy="162" r="28" stroke="#000" stroke-opacity=".12" stroke-width="1.2"/>${spots.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="4.3" fill="${hole}" fill-opacity=".94"/>`).join('')}`;
};
const looseThread = (p) =>
  `<path d="M62.5 171.5C52 190 34 206 38 228C42 248 74 244 74 262C74 276 66 282 68 293" stroke="${p.thread}" stroke-width="1.5" stroke-linecap="round"/>`;
const halfThrough = (p) =>
  `<path d="M84 114A50 50 0 0 1 84 210Z" fill="url(#bulge)"/><path d="M88 114.5A50 50 0 0 1 88 209.5" stroke="${p.pale}" stroke-dasharray="3 4"/>${lip(p)}<g clip-path="url(#H)">${face(p, p.hole)}</g>`;
const halfClip = '<clipPath id="H"><path d="M0 70H74C91 112 91 212 74 254H0Z"/></clipPath>';

/** A closed buttonhole: stitched on both sides, nothing through it yet. */
const closedHole = (p) => {
  const ticks = Array.from({ length: 25 }, (_, i) => `M${70} ${82 + i * 6.7}h8`).join('');
  return `<path d="${ticks}" stroke="${p.lip}" stroke-width="1.2" stroke-linecap="round" opacity=".75"/><path d="M74 80V246" stroke="${p.pale}" stroke-width="1.4" stroke-linecap="round"/>`;
};
const wholeButton = (line, width, fill) => {
  const spots = [
    [64.5, 152.5],
    [83.5, 152.5],
    [64.5, 171.5],
    [83.5, 171.5],
  ];
  return `<circle cx="74" cy="162" r="46" fill="${fill}" stroke="${line}" stroke-width="${width}"/><circle cx="74" cy="162" r="28" stroke="${line}" stroke-width="1" opacity=".55"/>${spots.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="4" fill="${line}"/>`).join('')}`;
};

export const heroes = {
  /** Its day: half through the slit, fastened above, pale below. */
  open: (p) =>
    svg(glow + bulge(p) + halfClip, `${fastenedAbove(p)}${halfThrough(p)}${looseThread(p)}${paleBelow(p)}`),
  /** The first chapter: under the collar the buttonhole lies across; this button is the 风纪扣. */
  first: (p) =>
    svg(
      glow +
        bulge(p) +
        '<clipPath id="H"><path d="M-20 60H168V164C120 181 28 181 -20 164Z"/></clipPath><clipPath id="B"><path d="M10 0H150V326H10Z"/></clipPath>',
      `<g clip-path="url(#B)"><path d="M-30 -20C0 40 40 78 74 100C108 78 148 40 178 -20Z" fill="${p.cloth}" stroke="${p.edge}"/><path d="M-34 0C-6 50 32 82 74 104C56 116 34 124 8 132L-40 90Z" fill="${p.card}" stroke="${p.edge}" stroke-linejoin="round"/><path d="M182 0C154 50 116 82 74 104C92 116 114 124 140 132L188 90Z" fill="${p.card}" stroke="${p.edge}" stroke-linejoin="round"/><path d="M-20 40C6 72 34 92 60 105C46 113 28 120 4 126M168 40C142 72 114 92 88 105C102 113 120 120 144 126" stroke="${p.edge}" stroke-dasharray="5 4" stroke-linecap="round"/></g><g transform="translate(0,32)"><g transform="rotate(90 74 162)"><path d="M84 116A48 48 0 0 1 84 208Z" fill="url(#bulge)"/><path d="M88 116A48 48 0 0 1 88 208" stroke="${p.pale}" stroke-dasharray="3 4"/><g transform="translate(0 26) scale(1 .84)">${lip(p)}</g></g><g clip-path="url(#H)"><g transform="translate(5.500,8) scale(.95)">${face(p, p.hole)}</g></g></g><path d="M66 215C60 236 44 246 52 264C58 277 78 270 74 286C72 293 70 296 71 300" stroke="${p.thread}" stroke-width="1.5" stroke-linecap="round"/><g transform="translate(44,292) scale(1.25)" stroke="${p.pale}"><circle cx="24" cy="24" r="19.4"/></g>`,
    ),
  /** Nothing due: the next one pale, no red but the thread that already holds. */
  ahead: (p) =>
    svg(
      '',
      `${fastenedAbove(p)}<path d="M74 64C74 78 84 82 82 92C80 102 70 100 71 110" stroke="${p.thread}" stroke-width="1.3" stroke-linecap="round"/>${closedHole(p)}${wholeButton(p.pale, 1.4, p.paper)}${paleBelow(p)}`,
    ),
  /** Past its thirty days, and still closable. */
  overdue: (p) =>
    svg('', `${fastenedAbove(p)}${closedHole(p)}${wholeButton(p.brand, 3, p.card)}${paleBelow(p)}`),
};

const seam = (p, d) => `<path d="${d}" stroke="${p.edge}" stroke-dasharray="5 4" stroke-linecap="round"/>`;

/** The collar over the line of buttons, 200 × 118 (look: 2-book). */
export const collar = (p) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="236" viewBox="0 0 200 118" fill="none" stroke-linejoin="round"><path d="M28 0C44 22 62 33 86 33S128 22 144 0Z" fill="${p.cloth}" stroke="${p.edge}"/>${seam(p, 'M38 3C51 18 66 26 86 26S121 18 134 3')}<path d="M28 0C40 30 60 62 86 84C112 62 132 30 144 0L136 0C126 26 108 50 86 70C64 50 46 26 36 0Z" fill="${p.cloth}" stroke="${p.edge}"/><path d="M28 0C40 32 60 62 86 84C76 94 62 104 46 112C26 86 8 56 -8 24L-8 0Z" fill="${p.card}" stroke="${p.edge}"/>${seam(p, 'M22 0C34 32 54 62 77 84C69 92 59 98 48 104C30 80 12 52 -2 24')}<path d="M144 0C132 32 112 62 86 84C96 94 110 104 126 112C146 86 164 56 178 22L168 0Z" fill="${p.card}" stroke="${p.edge}"/>${seam(p, 'M150 0C138 32 118 62 95 84C103 92 113 98 124 104C142 80 158 52 171 23L161 0')}</svg>`;

/** The thread after the last sealed chapter, 24 × 34, a mask. */
export const looseEnd =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 34" fill="none" stroke="#000" stroke-width="1.4" stroke-linecap="round"><path d="M12 0C12 8 17 11 15 18C13 24 7 22 8 30"/></svg>';
