import { programAddress } from '../runtime/program-address';
import type { BuiltInElement } from './built-in';
import { builtIn } from './built-in';

interface Marker {
  id?: number;
  latitude: number;
  longitude: number;
  title?: string;
  iconPath?: string;
  width?: number | string;
  height?: number | string;
  callout?: { content?: string; display?: string };
  label?: { content?: string };
}

/** Circumference of the earth in web maps, in px, at scale 0. */
const WORLD = 256;

/** A map without pictures of the land: paper with a grid, markers where they belong, their callouts by tap. */
export const map = builtIn<{ sheet: HTMLElement; opened: number | undefined }>({
  name: 'map',
  properties: {
    latitude: Number,
    longitude: Number,
    scale: { type: Number, value: 16 },
    minScale: null,
    maxScale: null,
    markers: { type: Array, value: [] },
    polyline: { type: Array, value: [] },
    circles: { type: Array, value: [] },
    polygons: { type: Array, value: [] },
    includePoints: { type: Array, value: [] },
    controls: null,
    showLocation: Boolean,
    showCompass: null,
    showScale: null,
    enableZoom: null,
    enableScroll: null,
    enableRotate: null,
    enable3D: null,
    enableOverlooking: null,
    enableSatellite: null,
    enableTraffic: null,
    enablePoi: null,
    enableBuilding: null,
    enableIndoor: null,
    layerStyle: null,
    subkey: String,
    setting: null,
    rotate: null,
    skew: null,
  },
  create({ dom }) {
    const sheet = document.createElement('div');
    sheet.className = 'wx-map-sheet';
    dom.prepend(sheet);
    dom.setAttribute('role', 'application');
    return { sheet, opened: undefined };
  },
  update: (self) => draw(self),
  attached: (self) => {
    queueMicrotask(() => {
      draw(self);
      self.trigger('updated', {});
    });
  },
});

function draw(self: BuiltInElement<{ sheet: HTMLElement; opened: number | undefined }>): void {
  const { dom, data, state, context, component } = self;
  if (!dom.isConnected) return;
  const size = WORLD * 2 ** Number(data.scale);
  const flat = (latitude: number, longitude: number) => {
    const sine = Math.sin((latitude * Math.PI) / 180);
    return {
      x: ((longitude + 180) / 360) * size,
      y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size,
    };
  };
  const middle = flat(Number(data.latitude ?? 0), Number(data.longitude ?? 0));
  const markers = ((data.markers ?? []) as Marker[]).map((marker, index) => {
    const id = marker.id ?? index;
    const { x, y } = flat(marker.latitude, marker.longitude);
    const pin = document.createElement('button');
    pin.className = 'wx-map-marker';
    pin.setAttribute(
      'aria-label',
      marker.callout?.content ?? marker.title ?? marker.label?.content ?? '标记',
    );
    pin.style.left = `${x - middle.x + dom.clientWidth / 2}px`;
    pin.style.top = `${y - middle.y + dom.clientHeight / 2}px`;
    if (marker.iconPath) {
      const icon = document.createElement('img');
      icon.alt = '';
      icon.src = programAddress(marker.iconPath, context.folderOf(component));
      icon.width = Number.parseFloat(String(marker.width ?? 24));
      icon.height = Number.parseFloat(String(marker.height ?? 24));
      pin.append(icon);
    }
    if (marker.callout?.content && (marker.callout.display === 'ALWAYS' || state.opened === id)) {
      const words = document.createElement('span');
      words.className = 'wx-map-callout';
      words.textContent = marker.callout.content;
      words.addEventListener('click', (event) => {
        event.stopPropagation();
        self.trigger('callouttap', { markerId: id });
      });
      pin.append(words);
    }
    pin.addEventListener('click', (event) => {
      event.stopPropagation();
      state.opened = id;
      context.host.tap.during(() => self.trigger('markertap', { markerId: id }));
      draw(self);
    });
    return pin;
  });
  state.sheet.replaceChildren(...markers);
}
