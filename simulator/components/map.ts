import type { Ability } from '../runtime/abilities';
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
  ability: (self) => ({ control: controls(self) }),
  attached: (self) => {
    queueMicrotask(() => {
      draw(self);
      self.trigger('updated', {});
    });
  },
});

type MapElement = BuiltInElement<{ sheet: HTMLElement; opened: number | undefined }>;

/** Degrees that a map of some size shows at a scale; north and south are stretched as web maps are. */
function span({ dom, data }: MapElement): { wide: number; high: number } {
  const perDegree = (WORLD * 2 ** Number(data.scale)) / 360;
  const stretched = Math.cos((Number(data.latitude) * Math.PI) / 180);
  return { wide: dom.clientWidth / perDegree, high: (dom.clientHeight / perDegree) * stretched };
}

/** What `wx.createMapContext` does. */
function controls(self: MapElement): Ability['control'] {
  const { data } = self;
  const middle = () => ({ latitude: Number(data.latitude), longitude: Number(data.longitude) });
  const move = (latitude: number, longitude: number) => {
    self.set('latitude', latitude);
    self.set('longitude', longitude);
    self.trigger('regionchange', { type: 'end', causedBy: 'update', centerLocation: middle() });
  };
  return {
    getCenterLocation: middle,
    getScale: () => ({ scale: Number(data.scale) }),
    getRegion: () => {
      const { latitude, longitude } = middle();
      const { wide, high } = span(self);
      return {
        southwest: { latitude: latitude - high / 2, longitude: longitude - wide / 2 },
        northeast: { latitude: latitude + high / 2, longitude: longitude + wide / 2 },
      };
    },
    moveToLocation: ({ latitude, longitude }) => {
      const { place } = self.context.host.state;
      move(Number(latitude ?? place.latitude), Number(longitude ?? place.longitude));
    },
    includePoints: ({ points }) => {
      const places = (points ?? []) as { latitude: number; longitude: number }[];
      if (places.length === 0) throw new Error('points should not be empty');
      const ends = (numbers: number[]) => [Math.min(...numbers), Math.max(...numbers)] as const;
      const [south, north] = ends(places.map(({ latitude }) => latitude));
      const [west, east] = ends(places.map(({ longitude }) => longitude));
      move((south + north) / 2, (west + east) / 2);
      const fits = () => {
        const { wide, high } = span(self);
        return wide >= east - west && high >= north - south;
      };
      for (let scale = 20; scale >= 3; scale -= 1) {
        self.set('scale', scale);
        if (fits()) break;
      }
    },
    translateMarker: ({ markerId, destination }) => {
      const markers = (data.markers ?? []) as Marker[];
      if (!markers.some(({ id }) => id === markerId)) throw new Error('marker not found');
      self.set(
        'markers',
        markers.map((marker) =>
          marker.id === markerId ? { ...marker, ...(destination as object) } : marker,
        ),
      );
    },
  };
}

function draw(self: MapElement): void {
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
    if (marker.label?.content) {
      const words = document.createElement('span');
      words.className = 'wx-map-label';
      words.textContent = marker.label.content;
      pin.append(words);
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
