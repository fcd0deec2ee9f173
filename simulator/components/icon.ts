import { builtIn } from './built-in';

/** Outlines on a 24 × 24 grid, drawn for the simulator. */
const paths: Record<string, [color: string, path: string]> = {
  success: [
    '#09bb07',
    'M12 2a10 10 0 100 20 10 10 0 000-20zm-1.2 14.2l-4-4 1.3-1.3 2.7 2.7 5.5-5.6 1.3 1.3z',
  ],
  success_no_circle: ['#09bb07', 'M9.6 17.6L4 12l1.4-1.4 4.2 4.2 9-9L20 7.200z'],
  info: ['#10aeff', 'M12 2a10 10 0 100 20 10 10 0 000-20zm1 15h-2v-6h2zm0-8h-2V7h2z'],
  warn: ['#f43530', 'M12 2a10 10 0 100 20 10 10 0 000-20zm1 15h-2v-2h2zm0-4h-2V7h2z'],
  waiting: ['#10aeff', 'M12 2a10 10 0 100 20 10 10 0 000-20zm4 11h-5V6h1.600v5.400H16z'],
  cancel: [
    '#f43530',
    'M12 2a10 10 0 100 20 10 10 0 000-20zm4.200 13l-1.200 1.200-3-3-3 3L7.800 15l3-3-3-3L9 7.800l3 3 3-3L16.200 9l-3 3z',
  ],
  download: ['#09bb07', 'M12 2a10 10 0 100 20 10 10 0 000-20zm0 15l-4-4h3V7h2v6h3z'],
  search: [
    '#b2b2b2',
    'M10 4a6 6 0 104 10.500l4.700 4.700 1.200-1.200-4.700-4.700A6 6 0 0010 4zm0 1.700a4.300 4.300 0 110 8.600 4.300 4.300 0 010-8.600z',
  ],
  clear: [
    '#b2b2b2',
    'M12 2a10 10 0 100 20 10 10 0 000-20zm4.200 13l-1.200 1.200-3-3-3 3L7.800 15l3-3-3-3L9 7.800l3 3 3-3L16.200 9l-3 3z',
  ],
};

export const icon = builtIn({
  name: 'icon',
  properties: { type: String, size: { type: null, value: 23 }, color: String },
  update({ dom, data }) {
    const [color, path] = paths[String(data.type)] ?? ['currentColor', ''];
    const size = /^\d+$/.test(String(data.size)) ? `${data.size}px` : String(data.size);
    dom.style.setProperty('--icon-size', size);
    const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    picture.setAttribute('viewBox', '0 0 24 24');
    picture.setAttribute('fill', String(data.color || color));
    const outline = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    outline.setAttribute('d', path);
    picture.append(outline);
    dom.replaceChildren(picture);
  },
});
