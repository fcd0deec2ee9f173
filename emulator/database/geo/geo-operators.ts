// `$nearSphere`, `$near`, `$geoWithin`, `$geoIntersects` as conditions. mingo has none of them.
import { WireError } from '../../wire/error-codes';
import { isPlainObject, valueAt } from '../field-path';
import { angleBetween, angleTo, EARTH_RADIUS, liesWithin, meet } from './measure';
import { isPosition, type Position, type Shape, shapeOf, wantedShape } from './shapes';

type Predicate = (document: never) => boolean;
type Operator = (field: string, operand: unknown) => Predicate;

export interface Near {
  readonly field: string;
  readonly from: Position;
  /** Metres. */
  readonly least: number;
  readonly most: number;
}

/** The operators that measure and order. */
export const NEAR: readonly string[] = ['$nearSphere', '$near'];

function refuse(message: string): never {
  throw new WireError('DATABASE_REQUEST_FAILED', message);
}

function distance(value: unknown, otherwise: number): number {
  if (value === undefined || value === null) return otherwise;
  return typeof value === 'number' && value >= 0 ? value : refuse('a distance must be a number from 0');
}

/** Reads what `$nearSphere` says. */
export function readNear(field: string, operand: unknown): Near {
  const { $geometry, $maxDistance, $minDistance } = isPlainObject(operand)
    ? operand
    : ({} as Record<string, unknown>);
  const from = wantedShape($geometry, '$nearSphere').points[0] ?? refuse('$nearSphere needs a point');
  return {
    field,
    from,
    least: distance($minDistance, 0),
    most: distance($maxDistance, Number.POSITIVE_INFINITY),
  };
}

/** Metres from a position to what a document has in a field; undefined when that is no place. */
export function metresTo(
  document: Record<string, unknown>,
  { field, from }: Pick<Near, 'field' | 'from'>,
): number | undefined {
  const shape = shapeOf(valueAt(document, field));
  return shape && angleTo(shape, from) * EARTH_RADIUS;
}

/** The `$nearSphere` of a query, which also orders its documents: at the top or within `$and`. */
export function nearOf(query: Readonly<Record<string, unknown>>): Near | undefined {
  for (const [field, test] of Object.entries(query)) {
    if (field === '$and' && Array.isArray(test)) {
      const found = test
        .filter(isPlainObject)
        .map(nearOf)
        .find((near) => near !== undefined);
      if (found) return found;
    }
    const operator = isPlainObject(test) ? NEAR.find((name) => name in test) : undefined;
    if (operator !== undefined) return readNear(field, (test as Record<string, unknown>)[operator]);
  }
  return undefined;
}

const near: Operator = (field, operand) => {
  const wanted = readNear(field, operand);
  return (document) => {
    const metres = metresTo(document, wanted);
    return metres !== undefined && metres >= wanted.least && metres <= wanted.most;
  };
};

const onShape =
  (field: string, holds: (shape: Shape) => boolean): Predicate =>
  (document) => {
    const shape = shapeOf(valueAt(document, field));
    return shape !== undefined && holds(shape);
  };

const within: Operator = (field, operand) => {
  const { $geometry, $centerSphere } = isPlainObject(operand) ? operand : ({} as Record<string, unknown>);
  if ($centerSphere !== undefined) {
    const [centre, radius] = Array.isArray($centerSphere) ? $centerSphere : [];
    if (!isPosition(centre) || typeof radius !== 'number' || !(radius >= 0))
      refuse('$centerSphere needs a position and a radius in radians');
    return onShape(field, ({ points, lines, polygons }) =>
      [...points, ...lines.flat(), ...polygons.flat(2)].every(
        (position) => angleBetween(centre, position) <= radius,
      ),
    );
  }
  const container = wantedShape($geometry, '$geoWithin');
  if (container.polygons.length === 0) refuse('$geoWithin needs a polygon or a multi-polygon');
  return onShape(field, (shape) => liesWithin(shape, container));
};

const intersects: Operator = (field, operand) => {
  const other = wantedShape(isPlainObject(operand) ? operand.$geometry : undefined, '$geoIntersects');
  return onShape(field, (shape) => meet(shape, other));
};

/** To be laid beside mingo's own. */
export const geoOperators: Readonly<Record<string, Operator>> = {
  $nearSphere: near,
  $near: near,
  $geoWithin: within,
  $geoIntersects: intersects,
};
