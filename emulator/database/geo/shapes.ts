// Places on earth as GeoJSON: read, checked, taken apart into points, lines and rings.
import { WireError } from '../../wire/error-codes';
import { isPlainObject } from '../field-path';

/** Longitude and latitude, degrees. */
export type Position = readonly [number, number];

/** Any GeoJSON geometry in its parts. A polygon is its rings: the first is its border, the others are holes. */
export interface Shape {
  readonly points: readonly Position[];
  readonly lines: readonly (readonly Position[])[];
  readonly polygons: readonly (readonly (readonly Position[])[])[];
}

function refuse(message: string): never {
  throw new WireError('DATABASE_REQUEST_FAILED', message);
}

export function isPosition(value: unknown): value is Position {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    Math.abs(Number(value[0])) <= 180 &&
    Math.abs(Number(value[1])) <= 90 &&
    value.every((part) => typeof part === 'number')
  );
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function line(value: unknown): Position[] | undefined {
  const positions = list(value);
  return positions.length >= 2 && positions.every(isPosition) ? (positions as Position[]) : undefined;
}

function rings(value: unknown): Position[][] | undefined {
  const found = list(value).map(line);
  const closed = (ring: Position[] | undefined): ring is Position[] =>
    ring !== undefined && ring.length >= 4 && String(ring[0]) === String(ring.at(-1));
  return found.length > 0 && found.every(closed) ? (found as Position[][]) : undefined;
}

/** The shape of a stored value, or undefined when it is none: `[longitude, latitude]` counts, as in MongoDB. */
export function shapeOf(value: unknown): Shape | undefined {
  if (isPosition(value)) return { points: [value], lines: [], polygons: [] };
  if (!isPlainObject(value)) return undefined;
  const { type, coordinates } = value;
  const all = <T>(read: (one: unknown) => T | undefined): T[] | undefined => {
    const parts = list(coordinates).map(read);
    return parts.length > 0 && parts.every((part) => part !== undefined) ? (parts as T[]) : undefined;
  };
  const position = (one: unknown) => (isPosition(one) ? one : undefined);
  const empty: Shape = { points: [], lines: [], polygons: [] };
  const some = (part: Partial<{ [K in keyof Shape]: Shape[K] | undefined }>): Shape | undefined =>
    Object.values(part).every((one) => one !== undefined) ? ({ ...empty, ...part } as Shape) : undefined;
  const one = <T>(read: T | undefined): T[] | undefined => (read === undefined ? undefined : [read]);
  switch (type) {
    case 'Point':
      return some({ points: one(position(coordinates)) });
    case 'MultiPoint':
      return some({ points: all(position) });
    case 'LineString':
      return some({ lines: one(line(coordinates)) });
    case 'MultiLineString':
      return some({ lines: all(line) });
    case 'Polygon':
      return some({ polygons: one(rings(coordinates)) });
    case 'MultiPolygon':
      return some({ polygons: all(rings) });
    default:
      return undefined;
  }
}

/** The shape that a query names. Throws DATABASE_REQUEST_FAILED when it is none. */
export function wantedShape(value: unknown, operator: string): Shape {
  return shapeOf(value) ?? refuse(`${operator} needs a GeoJSON geometry: ${JSON.stringify(value)}`);
}
