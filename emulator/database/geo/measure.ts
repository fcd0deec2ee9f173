// Distances on the sphere, and what lies in what. Borders are straight in degrees, MongoDB's are great circles: they part over hundreds of
// kilometres, not over a town (../../differences.md).
import type { Position, Shape } from './shapes';

/** MongoDB's radius of the earth, metres. */
export const EARTH_RADIUS = 6_378_100;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Radians between two positions. */
export function angleBetween([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const a =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * Math.asin(Math.min(1, Math.sqrt(a)));
}

function cross([ox, oy]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  return (ax - ox) * (by - oy) - (ay - oy) * (bx - ox);
}

function onSegment(point: Position, a: Position, b: Position): boolean {
  return (
    cross(a, b, point) === 0 &&
    point[0] >= Math.min(a[0], b[0]) &&
    point[0] <= Math.max(a[0], b[0]) &&
    point[1] >= Math.min(a[1], b[1]) &&
    point[1] <= Math.max(a[1], b[1])
  );
}

function segmentsMeet(a: Position, b: Position, c: Position, d: Position): boolean {
  if (onSegment(c, a, b) || onSegment(d, a, b) || onSegment(a, c, d) || onSegment(b, c, d)) return true;
  return (
    Math.sign(cross(a, b, c)) !== Math.sign(cross(a, b, d)) &&
    Math.sign(cross(c, d, a)) !== Math.sign(cross(c, d, b))
  );
}

const segments = (line: readonly Position[]): [Position, Position][] =>
  line.slice(1).map((end, i) => [line[i] as Position, end]);

function inRing(point: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (const [a, b] of segments(ring)) {
    if (onSegment(point, a, b)) return true;
    if (a[1] > point[1] !== b[1] > point[1]) {
      const x = a[0] + ((point[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0]);
      if (point[0] < x) inside = !inside;
    }
  }
  return inside;
}

function onBorder(point: Position, ring: readonly Position[]): boolean {
  return segments(ring).some(([a, b]) => onSegment(point, a, b));
}

/** Whether a position lies in a polygon; its borders belong to it, those of holes too. */
export function inPolygon(
  point: Position,
  [border = [], ...holes]: readonly (readonly Position[])[],
): boolean {
  return inRing(point, border) && holes.every((hole) => !inRing(point, hole) || onBorder(point, hole));
}

const linesOf = (shape: Shape) => [...shape.lines, ...shape.polygons.flat()];
const positionsOf = (shape: Shape) => [...shape.points, ...linesOf(shape).flat()];

/** The nearest that a shape comes to a position, radians. */
export function angleTo(shape: Shape, from: Position): number {
  if (shape.polygons.some((polygon) => inPolygon(from, polygon))) return 0;
  const nearest = linesOf(shape)
    .flatMap(segments)
    .map(([a, b]) => nearestOn(from, a, b));
  return Math.min(...[...shape.points, ...nearest].map((position) => angleBetween(from, position)));
}

function nearestOn(point: Position, a: Position, b: Position): Position {
  // Degrees of longitude shrink towards the poles.
  const shrink = Math.cos(radians(point[1]));
  const [dx, dy] = [(b[0] - a[0]) * shrink, b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point[0] - a[0]) * shrink * dx + (point[1] - a[1]) * dy) / length;
  const part = Math.max(0, Math.min(1, along));
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
}

/** Whether a shape lies wholly in the polygons of another. */
export function liesWithin(shape: Shape, container: Shape): boolean {
  const holds = (polygon: readonly (readonly Position[])[]) =>
    positionsOf(shape).every((position) => inPolygon(position, polygon)) &&
    linesOf(shape)
      .flatMap(segments)
      .every(([a, b]) => inPolygon([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], polygon));
  return container.polygons.some(holds);
}

/** Whether two shapes have a position in common. */
export function meet(a: Shape, b: Shape): boolean {
  const points = (one: Shape, other: Shape) =>
    positionsOf(one).some(
      (position) =>
        other.points.some((point) => point[0] === position[0] && point[1] === position[1]) ||
        other.lines.flatMap(segments).some(([from, to]) => onSegment(position, from, to)) ||
        other.polygons.some((polygon) => inPolygon(position, polygon)),
    );
  if (points(a, b) || points(b, a)) return true;
  const others = linesOf(b).flatMap(segments);
  return linesOf(a)
    .flatMap(segments)
    .some(([from, to]) => others.some(([c, d]) => segmentsMeet(from, to, c, d)));
}
