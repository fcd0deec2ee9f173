// What a query says about places, as far as an index can use it: boxes that may be too wide, never too narrow.
import { isPlainObject } from '../field-path';
import { type Box, boxAround, boxesAroundCircle } from './cells';
import { NEAR, readNear } from './geo-operators';
import { EARTH_RADIUS } from './measure';
import { isPosition, shapeOf } from './shapes';

function boxesOf(field: string, operator: string, operand: unknown): Box[] | undefined {
  if (NEAR.includes(operator)) {
    const { from, most } = readNear(field, operand);
    return Number.isFinite(most) ? boxesAroundCircle(from, most / EARTH_RADIUS) : undefined;
  }
  if (!['$geoWithin', '$geoIntersects'].includes(operator) || !isPlainObject(operand)) return undefined;
  const { $centerSphere, $geometry } = operand;
  if (Array.isArray($centerSphere)) {
    const [centre, radians] = $centerSphere;
    return isPosition(centre) && typeof radians === 'number' ? boxesAroundCircle(centre, radians) : undefined;
  }
  const shape = shapeOf($geometry);
  return shape && [boxAround([...shape.points, ...shape.lines.flat(), ...shape.polygons.flat(2)])];
}

/** Where the places of a field have to be, by field, with what is said inside `$and`. */
export function placeConditions(
  query: Readonly<Record<string, unknown>>,
  into: Map<string, readonly Box[]> = new Map(),
): ReadonlyMap<string, readonly Box[]> {
  for (const [field, test] of Object.entries(query)) {
    if (field === '$and' && Array.isArray(test)) {
      for (const part of test) if (isPlainObject(part)) placeConditions(part, into);
      continue;
    }
    if (field.startsWith('$') || !isPlainObject(test)) continue;
    for (const [operator, operand] of Object.entries(test)) {
      const boxes = boxesOf(field, operator, operand);
      if (boxes && !into.has(field)) into.set(field, boxes);
    }
  }
  return into;
}
