/** Line icons of one colour, 24 × 24: laid as masks, so that they take the colour of the text beside them. */

const line = (body, width = 1.4) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${body}</svg>`;

export const icons = {
  pencil: line('<path d="m5 19 .9-3.900L16 5l3 3L8.900 18.100z"/>'),
  mail: line('<rect x="4" y="6" width="16" height="12" rx="1.600"/><path d="m4.600 7 7.400 6 7.400-6"/>'),
  lock: line(
    '<rect x="6" y="11" width="12" height="8.500" rx="1.600"/><path d="M8.600 11V8.600a3.400 3.400 0 0 1 6.800 0V11"/>',
    1.7,
  ),
  bell: line(
    '<path d="M6.600 16.400V11a5.400 5.400 0 0 1 10.800 0v5.400l1.400 1.800H5.200z"/><path d="M10.400 20.400h3.200"/>',
  ),
  calendar: line(
    '<rect x="4.600" y="5.800" width="14.800" height="13.600" rx="1.800"/><path d="M4.600 10h14.800M8.600 3.800v3.400M15.400 3.800v3.400"/>',
  ),
  right: line('<path d="m9.500 6 6 6-6 6"/>', 1.6),
  fetch: line('<path d="M12 4.500v10.500M7.500 11l4.500 4.500 4.500-4.500M5 19h14"/>', 1.5),
  down: line('<path d="m6 9.500 6 6 6-6"/>', 1.5),
  plus: line('<path d="M12 5.500v13M5.500 12h13"/>', 1.5),
  remove: line('<path d="m7 7 10 10M17 7 7 17"/>', 1.5),
  check: line('<path d="m5.500 12.500 4.300 4.300 8.700-9.600"/>', 1.8),
  chain: line('<circle cx="8" cy="12" r="4"/><circle cx="16" cy="12" r="4"/><path d="M10.500 12h3"/>'),
  shield: line(
    '<path d="M12 4 5.500 6.600v5c0 4 2.700 6.900 6.500 8.400 3.800-1.500 6.500-4.400 6.500-8.400v-5z"/><path d="m9.200 12 2 2 3.600-4"/>',
  ),
  type: line('<path d="M4 18 8.800 6l4.800 12M5.600 14h6.400M15 18l2.700-7 2.700 7M15.900 15.700h3.600"/>'),
  home: line('<path d="M4.400 11.200 12 5l7.600 6.200"/><path d="M6.500 10v9h11v-9"/>'),
  kept: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18"><mask id="m"><circle cx="9" cy="9" r="7.600" fill="#fff"/><path d="M5.700 9.300l2.400 2.400 4.300-5" fill="none" stroke="#000" stroke-width="1.500" stroke-linecap="round" stroke-linejoin="round"/></mask><rect width="18" height="18" mask="url(#m)"/></svg>',
  strayed:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" fill="none" stroke="#000" stroke-width="1.400"><circle cx="9" cy="9" r="7"/><path d="M9 2a7 7 0 0 0 0 14z" fill="#000"/></svg>',
  help: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" fill="none" stroke="#000" stroke-width="1.400"><circle cx="9" cy="9" r="7"/><circle cx="9" cy="9" r="1.300" fill="#000" stroke="none"/></svg>',
};

/** Tab drawings: 今天, 时光书, 家庭, 我的. */
export const tabs = {
  today:
    '<path d="M12 2.600v18.800"/><path d="M12 5.500a6.500 6.500 0 0 0 0 13"/><path d="M12 5.500a6.500 6.500 0 0 1 0 13" stroke-dasharray="1.600 2.200"/><circle cx="9.400" cy="12" r="1" fill="COLOUR" stroke="none"/>',
  book: '<path d="M5 4.200h12.200a1.300 1.300 0 0 1 1.300 1.300v13a1.300 1.300 0 0 1-1.300 1.300H6.600A1.600 1.600 0 0 1 5 18.200z"/><path d="M9 4.200v15.600"/><g fill="COLOUR" stroke="none"><circle cx="7" cy="8.200" r=".7"/><circle cx="7" cy="12" r=".7"/><circle cx="7" cy="15.800" r=".7"/></g>',
  family:
    '<path d="M3.800 11.200 12 4.400l8.200 6.800"/><path d="M6 10v9.400h12V10"/><circle cx="10" cy="14" r="1.300"/><circle cx="14.200" cy="14.600" r=".9"/>',
  me: '<path d="M7.200 4.200 12 9.600l4.800-5.400"/><path d="M7.200 4.200 4.600 7.400 8 12l4-2.400 4 2.400 3.400-4.600-2.600-3.200"/><circle cx="12" cy="13.400" r="1.100"/><path d="M12 16v4"/>',
};
export const tabSvg = (body, colour, on) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="81" height="81" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="${on ? 1.7 : 1.4}" stroke-linecap="round" stroke-linejoin="round">${body.replaceAll('COLOUR', colour)}</svg>`;
