/** Six stamps (look: 6-family) and the pictures of the quiet states, in pale line on cloth. */

const stamp = (p, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="152" height="128" viewBox="0 0 76 64" fill="none" stroke="${p.pale}" stroke-width="1.400" stroke-linecap="round" stroke-linejoin="round">${body}</svg>`;

export const stamps = {
  lesson: (p) =>
    stamp(
      p,
      '<path d="M12 12h52v30H12z"/><path d="M22 22h24M22 29h16"/><path d="M38 42v6M28 54l10-6 10 6"/><circle cx="54" cy="33" r="3"/>',
    ),
  site: (p) =>
    stamp(
      p,
      `<path d="M8 54h60"/><path d="M15 54V31h22v23M39 54V27h22v27"/><path d="M12 31 26 17l14 14M36 27 50 13l14 14" fill="${p.paper}"/><path d="M23 54V43h6v11M47 54V42h6v12"/><circle cx="26" cy="25" r="1.600"/><circle cx="50" cy="21" r="1.600"/>`,
    ),
  words: (p) =>
    stamp(
      p,
      '<path d="M20 8h36v48H20z"/><path d="M46 16v24M38 16v30M30 16v18"/><rect x="27" y="42" width="8" height="8" rx="1"/>',
    ),
  pledge: (p) =>
    stamp(
      p,
      '<path d="M10 18h56v30H10z"/><path d="M10 18c-4 0-4 30 0 30M66 18c4 0 4 30 0 30"/><path d="M20 27h26M20 34h18"/><path d="M22 42c3-3 5 2 8-1s4 1 6 0"/><path d="M44 42c3-3 5 2 8-1s3 1 4 0"/>',
    ),
  reading: (p) =>
    stamp(
      p,
      '<path d="M38 20c-7-5-16-6-26-5v32c10-1 19 0 26 5 7-5 16-6 26-5V15c-10-1-19 0-26 5z"/><path d="M38 20v32"/><path d="M19 24c5 0 9 1 12 3M19 32c5 0 9 1 12 3M57 24c-5 0-9 1-12 3"/><path d="M52 15v14l3-2.500 3 2.500V14.600"/>',
    ),
  photo: (p) =>
    stamp(
      p,
      '<path d="M12 10h52v44H12z"/><path d="M17 15h42v34H17z"/><circle cx="29" cy="28" r="4.500"/><path d="M21 45c0-7 3-10 8-10s8 3 8 10"/><circle cx="46" cy="27" r="4.500"/><path d="M38 45c0-8 3-11 8-11s8 3 8 11"/><circle cx="37.500" cy="37" r="3"/>',
    ),
};

/** The same stamps once they are filled: ink or bamboo for the line, a wash inside, cinnabar where the eye rests (look: 6-family). */
const filled = (stroke, wash, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="152" height="128" viewBox="0 0 76 64" fill="none" stroke="${stroke}" stroke-width="1.400" stroke-linecap="round" stroke-linejoin="round">${body(wash)}</svg>`;
const mark = (p) => `fill="${p.brand}" stroke="none"`;

export const filledStamps = {
  lesson: (p) =>
    filled(
      p.done,
      p.wash,
      (wash) =>
        `<path d="M12 12h52v30H12z" fill="${wash}"/><path d="M22 22h24M22 29h16"/><path d="M38 42v6M28 54l10-6 10 6"/><circle cx="54" cy="33" r="3" ${mark(p)}/>`,
    ),
  site: (p) =>
    filled(
      p.ink,
      p.cloth,
      (wash) =>
        `<path d="M8 54h60"/><path d="M15 54V31h22v23M39 54V27h22v27" fill="${wash}"/><path d="M12 31 26 17l14 14M36 27 50 13l14 14" fill="${p.card}"/><path d="M23 54V43h6v11" ${mark(p)}/><path d="M23 54V43h6v11M47 54V42h6v12"/><circle cx="26" cy="25" r="1.600"/><circle cx="50" cy="21" r="1.600"/>`,
    ),
  words: (p) =>
    filled(
      p.done,
      p.wash,
      (wash) =>
        `<path d="M20 8h36v48H20z" fill="${wash}"/><path d="M46 16v24M38 16v30M30 16v18"/><rect x="27" y="42" width="8" height="8" rx="1" ${mark(p)}/>`,
    ),
  pledge: (p) =>
    filled(
      p.ink,
      p.cloth,
      (wash) =>
        `<path d="M10 18h56v30H10z" fill="${wash}"/><path d="M10 18c-4 0-4 30 0 30M66 18c4 0 4 30 0 30" fill="${wash}"/><path d="M20 27h26M20 34h18"/><path d="M22 42c3-3 5 2 8-1s4 1 6 0"/><path d="M44 42c3-3 5 2 8-1s3 1 4 0" stroke="${p.brand}"/>`,
    ),
  reading: (p) =>
    filled(
      p.ink,
      p.cloth,
      (wash) =>
        `<path d="M38 20c-7-5-16-6-26-5v32c10-1 19 0 26 5 7-5 16-6 26-5V15c-10-1-19 0-26 5z" fill="${wash}"/><path d="M38 20v32"/><path d="M19 24c5 0 9 1 12 3M19 32c5 0 9 1 12 3M57 24c-5 0-9 1-12 3"/><path d="M52 15v14l3-2.500 3 2.500V14.600" stroke="${p.brand}"/>`,
    ),
  photo: (p) =>
    filled(
      p.ink,
      p.cloth,
      (wash) =>
        `<path d="M12 10h52v44H12z"/><path d="M17 15h42v34H17z" fill="${wash}"/><circle cx="29" cy="28" r="4.500"/><path d="M21 45c0-7 3-10 8-10s8 3 8 10"/><circle cx="46" cy="27" r="4.500"/><path d="M38 45c0-8 3-11 8-11s8 3 8 11"/><circle cx="37.500" cy="37" r="3" ${mark(p)}/>`,
    ),
};

const scene = (p, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240" viewBox="0 0 160 120" fill="none" stroke="${p.pale}" stroke-width="1.500" stroke-linecap="round" stroke-linejoin="round">${body}</svg>`;
const small = (p, x, y, r = 18) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${p.paper}"/><circle cx="${x}" cy="${y}" r="${r * 0.62}" opacity=".6"/>${[
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ]
    .map(
      ([a, b]) =>
        `<circle cx="${x + a * r * 0.2}" cy="${y + b * r * 0.2}" r="${r * 0.09}" fill="${p.pale}" stroke="none"/>`,
    )
    .join('')}`;

export const scenes = {
  /** Offline: the needle lies beside its cut thread. */
  offline: (p) =>
    scene(
      p,
      `${small(p, 50, 58)}<path d="M68 62C78 68 82 54 90 60" stroke="${p.thread}"/><path d="M104 54C110 50 112 62 118 58" stroke="${p.thread}"/><path d="M118 58 146 40"/><ellipse cx="121.500" cy="56" rx="2.400" ry="1.100" transform="rotate(-33 121.500 56)"/><path d="M24 96H136" stroke="${p.edge}" stroke-dasharray="5 4"/>`,
    ),
  /** Error: a button that came off and left its thread. */
  error: (p) =>
    scene(
      p,
      `<path d="M24 34H136" stroke="${p.edge}" stroke-dasharray="5 4"/><path d="M62 26V34M66 26V34" stroke="${p.thread}"/><path d="M64 34C64 48 74 50 70 62" stroke="${p.thread}"/>${small(p, 92, 78)}<path d="M70 98H116" stroke="${p.edge}"/>`,
    ),
  /** Empty: a line with its first buttonhole. */
  empty: (p) =>
    scene(
      p,
      `<path d="M58 8V112M102 8V112" stroke="${p.edge}"/><path d="M64 8V112M96 8V112" stroke="${p.edge}" stroke-dasharray="5 4"/><circle cx="80" cy="60" r="18" stroke-dasharray="3 4"/><path d="M80 20V34M80 86V100" opacity=".7"/>`,
    ),
};
