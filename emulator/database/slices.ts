// `$slice` in the projection of a query that names no fields to keep: all others stay, as where fields are left out.
import { isPlainObject } from './field-path';

type Fields = Readonly<Record<string, unknown>>;

const isSlice = (value: unknown): value is { $slice: unknown } => isPlainObject(value) && '$slice' in value;

/** The slices of such a projection, and what is left of it; undefined when it is none. */
export function slicesOf(
  projection: Fields,
): { slices: [path: string, slice: unknown][]; rest: Fields } | undefined {
  const entries = Object.entries(projection);
  const slices = entries.flatMap(([path, value]): [string, unknown][] =>
    isSlice(value) ? [[path, value.$slice]] : [],
  );
  const others = entries.filter(([, value]) => !isSlice(value));
  const keeps = others.some(([path, value]) => path !== '_id' && value !== 0 && value !== false);
  return slices.length === 0 || keeps ? undefined : { slices, rest: Object.fromEntries(others) };
}

/** The value with the lists at a path cut. */
export function sliced(value: unknown, path: readonly string[], slice: unknown): unknown {
  const [part, ...further] = path;
  if (part === undefined) return Array.isArray(value) ? cut(value, slice) : value;
  if (Array.isArray(value)) return value.map((item) => sliced(item, path, slice));
  if (!isPlainObject(value) || !Object.hasOwn(value, part)) return value;
  return { ...value, [part]: sliced(value[part], further, slice) };
}

/** The first so many, the last so many of a negative number, or so many from a place on. */
function cut(list: readonly unknown[], slice: unknown): unknown[] {
  const [first, count] = Array.isArray(slice) ? (slice as [number, number]) : [undefined, Number(slice)];
  if (first === undefined) return count < 0 ? list.slice(count) : list.slice(0, count);
  const from = first < 0 ? Math.max(0, list.length + first) : first;
  return list.slice(from, from + count);
}
