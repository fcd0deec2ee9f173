import type { Bookmark, Lookup } from '../project';
import { Refusal } from '../server/refusal';
import { addDuration, parseDuration } from './duration';

/** What a bookmark needs to know of the world. */
export interface BookmarkWorld {
  readonly now: number;
  /** Milliseconds east of UTC in which calendars count. */
  readonly zone: number;
  readonly person: string | undefined;
  /** Committed documents of a collection. */
  readonly find: (collection: string, where: Record<string, unknown>) => Record<string, unknown>[];
}

/** The instant that a bookmark of the project file means now. @throws Refusal when there is none. */
export function resolveBookmark(bookmark: Bookmark, world: BookmarkWorld): number {
  if ('advance' in bookmark) {
    const duration = parseDuration(bookmark.advance);
    if (!duration)
      throw new Refusal(400, 'BAD_DURATION', `"${bookmark.advance}" is not a duration such as P1D.`);
    return addDuration(world.now, duration, world.zone);
  }
  const names = new Map<string, unknown>();
  if (world.person !== undefined) names.set('$person', world.person);
  for (const [name, lookup] of Object.entries(bookmark.query.let ?? {})) {
    const found = findWhere(lookup, names, world)[0];
    const value = found === undefined ? undefined : valueAt(found, lookup.field);
    if (value === undefined || value === null) {
      throw new Refusal(
        404,
        'NOTHING_AHEAD',
        `"${bookmark.label}": nothing in ${lookup.collection} tells $${name}.`,
      );
    }
    names.set(`$${name}`, value);
  }
  const times = findWhere(bookmark.query, names, world)
    .map((document) => instantOf(valueAt(document, bookmark.query.field)))
    .filter((at): at is number => at !== undefined && at > world.now);
  if (times.length === 0) {
    throw new Refusal(
      404,
      'NOTHING_AHEAD',
      `"${bookmark.label}": nothing in ${bookmark.query.collection} lies ahead.`,
    );
  }
  return times.reduce((a, b) => Math.min(a, b));
}

function findWhere({ collection, where }: Lookup, names: Map<string, unknown>, world: BookmarkWorld) {
  return world.find(collection, substitute(where, names) as Record<string, unknown>);
}

/** Puts the looked-up values in place of `$name`; an unknown name that stands alone is a mistake of the project file. */
function substitute(value: unknown, names: Map<string, unknown>): unknown {
  if (typeof value === 'string' && /^\$[A-Za-z]\w*$/.test(value)) {
    if (names.has(value)) return names.get(value);
    if (value === '$person')
      throw new Refusal(400, 'PERSON_NEEDED', 'This bookmark needs "person": who holds the phone.');
    throw new Refusal(400, 'UNKNOWN_NAME', `The bookmark uses ${value}, which its "let" does not look up.`);
  }
  if (Array.isArray(value)) return value.map((item) => substitute(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, names)]));
}

function valueAt(document: Record<string, unknown>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined | null)?.[key], document);
}

/** Epoch milliseconds of a stored date or number, bson's wrapped numbers included. */
function instantOf(value: unknown): number | undefined {
  const number =
    value instanceof Date || (typeof value === 'object' && value !== null) ? Number(value.valueOf()) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
