import type * as z from 'zod/mini';
import { contract, type Domain, type Route } from '../../core/contract';

/** Anything in a schema tree of `zod/mini`. */
export type Schema = z.core.$ZodType;
type Shape = Record<string, Schema>;
type ObjectDef = { type: string; shape?: Shape; innerType?: Schema; element?: Schema };

/** Every action of every deployed function, recomputed from the contract: a new one appears here by itself. */
export const routes: Route[] = (Object.keys(contract) as Domain[]).flatMap((domain) =>
  Object.keys(contract[domain]).map((action) => `${domain}.${action}` as Route),
);

/** The input schema of a route. */
export function schemaOf(route: Route): Schema {
  const [domain, action] = route.split('.') as [Domain, string];
  return (contract[domain] as unknown as Record<string, Schema>)[action] as Schema;
}

/** Actions that change something: those whose input carries a `requestId`. */
export const writeRoutes: Route[] = routes.filter((route) => 'requestId' in (shapeOf(schemaOf(route)) ?? {}));

/** Fields of an object schema, or undefined when it is none. */
export function shapeOf(schema: Schema): Shape | undefined {
  return defOf(schema).shape;
}

/** What zod keeps about a schema: its kind and parts. */
export function defOf(schema: Schema): ObjectDef {
  return schema._zod.def as unknown as ObjectDef;
}

export type Path = (string | number)[];

/** One place in an input: where it is, what belongs there, and whether it may be left out or be null. */
export type Field = { path: Path; schema: Schema; kind: string; optional: boolean; nullable: boolean };

/** Every place of a schema, depth first; the elements of an array count as one place, at index 0. */
export function fieldsOf(schema: Schema, path: Path = []): Field[] {
  let inner = schema;
  let optional = false;
  let nullable = false;
  for (let def = defOf(inner); def.innerType; def = defOf(inner)) {
    if (def.type === 'optional') optional = true;
    else if (def.type === 'nullable') nullable = true;
    else throw new Error(`The generator knows no schema of type ${def.type} (at ${path.join('.')})`);
    inner = def.innerType;
  }
  const def = defOf(inner);
  const own: Field[] = path.length ? [{ path, schema: inner, kind: def.type, optional, nullable }] : [];
  if (def.shape) {
    return own.concat(Object.entries(def.shape).flatMap(([key, part]) => fieldsOf(part, [...path, key])));
  }
  if (def.element) return own.concat(fieldsOf(def.element, [...path, 0]));
  if (!['string', 'number', 'enum'].includes(def.type)) {
    throw new Error(`The generator knows no schema of type ${def.type} (at ${path.join('.')})`);
  }
  return own;
}
