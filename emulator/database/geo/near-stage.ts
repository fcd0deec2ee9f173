// `$geoNear`, the stage that begins a pipeline with distances.
import { WireError } from '../../wire/error-codes';
import type { StoredDocument } from '../database';
import { isPlainObject, valueAt } from '../field-path';
import { findPlace, writePlace } from '../update-paths';
import { metresTo, type Near } from './geo-operators';
import { wantedShape } from './shapes';

export interface NearStage {
  /** What the documents have to match besides. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly near: Near;
  /** How many documents at most. */
  readonly count: number;
  /** Writes the distances into the nearest documents. */
  run(documents: readonly StoredDocument[]): Record<string, unknown>[];
}

function refuse(message: string): never {
  throw new WireError('DATABASE_REQUEST_FAILED', message);
}

/**
 * Reads the stage.
 * @param geoFields the fields of the collection that have a 2dsphere index
 */
export function nearStage(spec: unknown, geoFields: readonly string[]): NearStage {
  if (!isPlainObject(spec)) refuse('$geoNear needs an object');
  const { near, distanceField, key, includeLocs, query, limit, num } = spec;
  const from = wantedShape(near, '$geoNear').points[0] ?? refuse('$geoNear needs a point');
  if (typeof distanceField !== 'string' || distanceField === '') refuse('$geoNear requires a distanceField');
  if (geoFields.length === 0) refuse('$geoNear requires a 2dsphere or 2d index, but none were found');
  if (key === undefined && geoFields.length > 1)
    refuse('There is more than one 2dsphere index: $geoNear needs a "key"');
  const field = typeof key === 'string' ? key : (geoFields[0] as string);
  const number = (name: string, otherwise: number) =>
    spec[name] === undefined
      ? otherwise
      : Number.isFinite(spec[name])
        ? Number(spec[name])
        : refuse(`${name} must be a number`);
  const least = number('minDistance', 0);
  const most = number('maxDistance', Number.POSITIVE_INFINITY);
  const multiplier = number('distanceMultiplier', 1);
  return {
    query: isPlainObject(query) ? query : {},
    near: { field, from, least, most },
    count: Number(limit ?? num ?? 100),
    run: (documents) =>
      documents.map((document) => {
        const put = (path: string, value: unknown) => {
          const place = findPlace(document, path, true);
          if (place) writePlace(place, value);
        };
        put(distanceField, (metresTo(document, { field, from }) ?? 0) * multiplier);
        if (typeof includeLocs === 'string') put(includeLocs, valueAt(document, field));
        return document;
      }),
  };
}
