// Chooses how the candidates of a query are found: by id, over a declared index, or by looking at every document.
import { type Collection, type Index, indexPrefix, isOfPlaces } from './catalogue';
import { type Bound, type FieldCondition, fieldConditions } from './conditions';
import type { Direction } from './database';
import { type Box, placeRanges } from './geo/cells';
import { placeConditions } from './geo/place-conditions';
import { boundPart, indexPart } from './index-entries';
import { encodeValue, inverted, successor, typeBracket } from './value-order';

export type SortSpec = readonly (readonly [field: string, direction: Direction])[];

export interface ByteRange {
  readonly start: Buffer;
  readonly end: Buffer;
}

export type Plan =
  | { readonly kind: 'ids'; readonly ids: readonly unknown[]; readonly ordered: boolean }
  | {
      readonly kind: 'index';
      readonly index: Index;
      readonly ranges: readonly ByteRange[];
      readonly reverse: boolean;
      /** The candidates come in the order that was asked for. */
      readonly ordered: boolean;
    }
  | { readonly kind: 'scan'; readonly reverse: boolean; readonly ordered: boolean };

const MOST_RANGES = 2000;

/** The bytes between two bounds after `prefix`, in the direction of the index key. */
function rangeWithin(
  prefix: Buffer,
  condition: FieldCondition,
  direction: Direction,
  many: boolean,
): ByteRange {
  const { lower } = condition;
  // Two bounds may be met by two elements of one array: only one of them can be used then.
  const upper = many && lower ? undefined : condition.upper;
  const bracket = typeBracket((lower ?? (upper as Bound)).value);
  let from = bracket.from;
  if (lower) {
    const { bytes, exact } = boundPart(encodeValue(lower.value));
    from = !lower.inclusive && exact ? successor(bytes) : bytes;
  }
  let to = bracket.to;
  if (upper) {
    const { bytes, exact } = boundPart(encodeValue(upper.value));
    to = upper.inclusive || !exact ? successor(bytes) : bytes;
  }
  if (direction === 1) return { start: Buffer.concat([prefix, from]), end: Buffer.concat([prefix, to]) };
  // In a descending key the bytes are inverted. What begins with a bound belongs to the values from that bound on, so the border lies
  // just after everything that begins with the inverted bound, on both sides.
  return {
    start: Buffer.concat([prefix, successor(inverted(to))]),
    end: Buffer.concat([prefix, successor(inverted(from))]),
  };
}

type OrderedKey = { readonly field: string; readonly direction: Direction };

interface Candidate {
  readonly plan: Plan;
  readonly score: number;
}

function matchesSort(
  index: Index,
  from: number,
  sort: SortSpec,
  fixed: ReadonlySet<string>,
): Direction | undefined {
  const wanted = sort.filter(([field]) => !fixed.has(field));
  if (wanted.length === 0) return 1;
  let turn: number | undefined;
  for (const [i, [field, direction]] of wanted.entries()) {
    const key = index.keys[from + i];
    if (!key || key.field !== field || key.direction === '2dsphere') return undefined;
    turn ??= key.direction * direction;
    if (turn !== key.direction * direction) return undefined;
  }
  return turn as Direction;
}

/** A place narrows more than one equality does, and less than two. */
const PLACE_SCORE = 12;

function considerPlaces(
  index: Index,
  places: ReadonlyMap<string, readonly Box[]>,
  sort: SortSpec,
): Candidate | undefined {
  const boxes = places.get(index.keys[0]?.field ?? '');
  if (!boxes) return undefined;
  const ranges = placeRanges(indexPrefix(index), boxes);
  return {
    plan: { kind: 'index', index, ranges, reverse: false, ordered: sort.length === 0 },
    score: PLACE_SCORE,
  };
}

function considerIndex(
  index: Index,
  conditions: ReadonlyMap<string, FieldCondition>,
  sort: SortSpec,
): Candidate | undefined {
  let prefixes: Buffer[] = [indexPrefix(index)];
  let used = 0;
  const fixed = new Set<string>();
  for (const { field, direction } of index.keys as readonly OrderedKey[]) {
    const values = conditions.get(field)?.oneOf;
    if (!values || prefixes.length * values.length > MOST_RANGES) break;
    const parts = new Map(
      values.map((value) => {
        const { bytes } = indexPart(value, direction);
        return [bytes.toString('latin1'), bytes];
      }),
    );
    prefixes = prefixes.flatMap((prefix) => [...parts.values()].map((part) => Buffer.concat([prefix, part])));
    if (parts.size === 1) fixed.add(field);
    used++;
  }
  const next = (index.keys as readonly OrderedKey[])[used];
  const condition = next && conditions.get(next.field);
  const ranged = condition !== undefined && (condition.lower !== undefined || condition.upper !== undefined);
  const ranges = prefixes.map((prefix) =>
    next && ranged
      ? rangeWithin(prefix, condition, next.direction, index.many)
      : { start: prefix, end: successor(prefix) },
  );
  const turn = matchesSort(index, used, sort, fixed);
  // A field of which one value is asked gives a document one entry there, array or not: the order of the others is the documents'. Only
  // the order by an array itself goes by its least element.
  const single =
    !index.many ||
    (index.manyFields?.every((field) => fixed.has(field) && !sort.some(([by]) => by === field)) ?? false);
  const ordered = sort.length === 0 || (turn !== undefined && single && !index.cut && ranges.length <= 1);
  const helps = used > 0 || ranged || (ordered && sort.length > 0);
  if (!helps) return undefined;
  const score = used * 10 + (ranged ? 5 : 0) + (ordered && sort.length > 0 ? 3 : 0) + (index.unique ? 1 : 0);
  return { plan: { kind: 'index', index, ranges, reverse: ordered && turn === -1, ordered }, score };
}

/** The plan with the most equalities, then a range, then the order that was asked for. */
export function planQuery(
  collection: Collection,
  query: Readonly<Record<string, unknown>>,
  sort: SortSpec,
): Plan {
  const conditions = fieldConditions(query);
  const ids = conditions.get('_id')?.oneOf;
  if (ids) return { kind: 'ids', ids, ordered: sort.length === 0 || ids.length === 1 };
  const places = placeConditions(query);
  let best: Candidate | undefined;
  for (const index of collection.indexes) {
    const candidate = isOfPlaces(index)
      ? considerPlaces(index, places, sort)
      : considerIndex(index, conditions, sort);
    if (candidate && candidate.score > (best?.score ?? 0)) best = candidate;
  }
  if (best) return best.plan;
  const byId = sort[0]?.[0] === '_id';
  return { kind: 'scan', reverse: byId && sort[0]?.[1] === -1, ordered: sort.length === 0 || byId };
}
