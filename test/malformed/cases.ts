import type { Route } from '../../core/contract';
import { type Field, fieldsOf, type Path, schemaOf } from '../support/registry';
import { RawJson } from '../support/wire';
import {
  MISSING,
  mutationsOf,
  NEGATIVE_INFINITY,
  POSITIVE_INFINITY,
  unknownKeys,
  withKey,
} from './mutations';

/** One malformed call: what it is called, the input as JSON text, and whether any reading of the contract could allow it. */
export type Case = { route: Route; name: string; input: unknown; json: string; legal: 'never' | 'schema' };

/** Cases of one place of one action: they are judged together. */
export type Group = { route: Route; field: string; cases: Case[] };

/** JSON text of a value in which the two marks of `mutations.ts` stand for numbers too large for JavaScript. */
export function toJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll(JSON.stringify(POSITIVE_INFINITY), '1e999')
    .replaceAll(JSON.stringify(NEGATIVE_INFINITY), '-1e999');
}

/** The event of a call whose input is given as JSON text. */
export function eventOf(action: string, inputJson: string): RawJson {
  return new RawJson(`{"action":${JSON.stringify(action)},"input":${inputJson}}`);
}

/** A copy of `input` with `value` at `path` (or nothing there). */
export function put(input: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(input)) {
    const copy = [...input];
    const inner = rest.length ? put(copy[Number(key)], rest, value) : value;
    if (inner === MISSING) copy.splice(Number(key), 1);
    else copy[Number(key)] = inner;
    return copy;
  }
  const source = input as Record<string, unknown>;
  const inner = rest.length ? put(source[key], rest, value) : value;
  const copy: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(source)) if (name !== String(key)) copy[name] = part;
  if (inner !== MISSING) copy[key] = inner;
  return copy;
}

/** The value at a place of a sample, to prove that the sample reaches it. */
export function at(input: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], input);
}

/** All malformed calls of an action, made from one legal input: every place × everything wrong, and every object × every odd key. */
export function groupsOf(route: Route, sample: unknown): Group[] {
  const fields = fieldsOf(schemaOf(route));
  const make = (field: string, name: string, input: unknown, legal: Case['legal']): Case => ({
    route,
    name: `${route} ${field}: ${name}`,
    input,
    json: toJson(input),
    legal,
  });
  const groups: Group[] = fields.map((field: Field) => {
    const name = field.path.join('.');
    const cases = mutationsOf(field, at(sample, field.path)).map((m) =>
      make(name, m.name, put(sample, field.path, m.value), m.legal),
    );
    return { route, field: name, cases };
  });
  const objects: Path[] = [[], ...fields.filter((field) => field.kind === 'object').map(({ path }) => path)];
  for (const path of objects) {
    const name = path.join('.') || 'input';
    const cases = unknownKeys.map(([key, value]) => {
      const grown = Object.assign(withKey(key, value), at(sample, path) as object);
      return make(
        name,
        `unknown key ${JSON.stringify(key)}`,
        path.length ? put(sample, path, grown) : grown,
        'never',
      );
    });
    groups.push({ route, field: `${name} (keys)`, cases });
  }
  const wholes: [string, unknown][] = [
    ['null', null],
    ['a string', 'x'],
    ['a number', 1],
    ['a boolean', true],
    ['an array', []],
    ['an array of objects', [{}]],
    ['an operator', { $where: '1' }],
    ['a key __proto__ alone', withKey('__proto__', {})],
  ];
  groups.push({
    route,
    field: 'input',
    cases: wholes.map(([name, value]) => make('input', name, value, 'never')),
  });
  return groups;
}
