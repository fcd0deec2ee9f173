/** The five states of a button on the placket, 48 × 48 (look: 0-parts). */

const spots = [
  [20.1, 20.1],
  [27.9, 20.1],
  [20.1, 27.9],
  [27.9, 27.9],
];
const holes = (colour, opacity = 1) =>
  spots
    .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="1.75" fill="${colour}" fill-opacity="${opacity}"/>`)
    .join('');
const svg = (body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 48 48" fill="none">${body}</svg>`;

const horn = (p) =>
  `<circle cx="24" cy="24" r="20" fill="${p.horn}"/><g stroke="${p.rim}" stroke-opacity=".26"><circle cx="24" cy="24" r="17.6" stroke-width=".8"/><circle cx="24" cy="24" r="12" stroke-width="1.4"/></g>${holes(p.rim, 0.9)}`;

export const buttons = {
  /** Upright stitches: a cross would read as "wrong". */
  fastened: (p) =>
    svg(
      `${horn(p)}<path d="M20.1 20.1V27.9M27.9 20.1V27.9" stroke="${p.thread}" stroke-width="2.3" stroke-linecap="round"/>`,
    ),
  /** Fastened but not yet sewn: the two stitches are drawn over it when a node closes. */
  unsewn: (p) => svg(horn(p)),
  open: (p) =>
    svg(
      `<clipPath id="h"><path d="M-2 -2H26C33 10 33 38 26 50H-2Z"/></clipPath><path d="M26 0C33 10 33 38 26 48" stroke="${p.brand}" stroke-width="1.2" stroke-linecap="round"/><g clip-path="url(#h)"><circle cx="24" cy="24" r="20" fill="${p.fill}"/><g stroke="#FFF" stroke-opacity=".35"><circle cx="24" cy="24" r="17.6" stroke-width=".8"/><circle cx="24" cy="24" r="12" stroke-width="1.4"/></g>${holes('#FFFFFF', 0.92)}</g><path d="M30.5 5.1A20 20 0 0 1 30.5 42.9" stroke="${p.brand}" stroke-opacity=".45" stroke-width="1.1" stroke-dasharray="2.4 2.6"/>`,
    ),
  overdue: (p) =>
    svg(
      `<circle cx="24" cy="24" r="19" fill="${p.card}"/><g stroke="${p.brand}"><circle cx="24" cy="24" r="19" stroke-width="2.4"/><circle cx="24" cy="24" r="12" stroke-width=".9" opacity=".5"/></g>${holes(p.brand)}`,
    ),
  ahead: (p) =>
    svg(
      `<g stroke="${p.pale}"><circle cx="24" cy="24" r="19.4" stroke-width="1.2" fill="${p.paper}"/><circle cx="24" cy="24" r="12" stroke-width=".8" opacity=".6"/></g>${holes(p.pale)}`,
    ),
  later: (p) =>
    svg(
      `<circle cx="24" cy="24" r="19.4" stroke="${p.pale}" stroke-width="1.2" stroke-dasharray="3 4" fill="${p.paper}"/>`,
    ),
};
