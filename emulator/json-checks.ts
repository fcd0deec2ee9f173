// Checks of JSON that people write: each answers the value, or throws an Error that names the place and the mistake.

export type Json = Record<string, unknown>;

export function object(value: unknown, place: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${place} must be an object`);
  return value as Json;
}

/** An absent list is an empty one. */
export function list(value: unknown, place: string): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Error(`${place} must be a list`);
  return value;
}

export function text(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${place} must be text`);
  return value;
}

export function texts(value: unknown, place: string): string[] {
  return list(value, place).map((item, n) => text(item, `${place}[${n}]`));
}

export function wholeNumber(value: unknown, place: string, least = 0): number {
  if (!Number.isInteger(value) || Number(value) < least)
    throw new Error(`${place} must be a whole number from ${least}`);
  return Number(value);
}

/** Refuses keys that nobody reads: a misspelt one would be passed over in silence. */
export function onlyKeys(value: Json, keys: readonly string[], place: string): void {
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new Error(`${place} has no "${unknown}" (it has ${keys.join(', ')})`);
}
