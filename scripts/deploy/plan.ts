import type { IndexDeclaration } from '../../emulator/project';
import type { Declaration, DeclaredFunction } from './declaration';
import type { Present, PresentFunction, PresentIndex } from './present';

/** Nobody but functions and administrators reads or writes (仅管理端可读写): phones have no business in the database. */
export const collectionAccess = 'ADMINONLY';
/** Who uploaded a file and administrators read and write it (仅创建者及管理员可读写). */
export const storageAccess = 'PRIVATE';
/** Cannot be changed after a function was created. */
export const runtime = 'Nodejs20.19';

/** One thing to be done on an environment. */
export type Step =
  | { do: 'create collection'; collection: string }
  | { do: 'close collection'; collection: string; was: string }
  | { do: 'create index'; collection: string; index: IndexDeclaration }
  | { do: 'rebuild index'; collection: string; index: IndexDeclaration }
  | { do: 'set storage access'; was: string }
  | { do: 'create function'; target: DeclaredFunction; variables: Readonly<Record<string, string>> }
  | {
      do: 'configure function';
      target: DeclaredFunction;
      variables: Readonly<Record<string, string>>;
      changed: readonly string[];
    }
  | { do: 'upload code'; target: DeclaredFunction; variables: Readonly<Record<string, string>> }
  | { do: 'set timer'; name: string; timer: { name: string; cron: string } }
  | { do: 'upload program'; version: string };

export interface Plan {
  readonly steps: readonly Step[];
  /** There and not declared: named, never touched. */
  readonly left: readonly string[];
  /** Why it cannot be done as things stand: a variable that is known nowhere, a key that would be overwritten. */
  readonly stops: readonly string[];
}

/**
 * What is to be done so that an environment holds what is declared: pure, so that what is said and what is done cannot differ.
 * @param values of the functions' environment variables, as far as they are known here
 */
export function planDeployment(
  declared: Declaration,
  present: Present,
  values: Readonly<Record<string, string | undefined>>,
  program: { version: string },
): Plan {
  const stops = new Set<string>();
  const steps: Step[] = [
    ...declared.collections.flatMap((name) => collectionSteps(name, declared.indexes[name] ?? [], present)),
    ...(present.storageAccess === storageAccess
      ? []
      : [{ do: 'set storage access' as const, was: present.storageAccess }]),
    ...declared.functions.flatMap((target) =>
      functionSteps(target, declared.environment, present, values, stops),
    ),
    { do: 'upload program', version: program.version },
  ];
  return { steps, left: leftAlone(declared, present), stops: [...stops] };
}

function collectionSteps(collection: string, indexes: readonly IndexDeclaration[], present: Present): Step[] {
  const there = present.collections[collection];
  const access = there?.access ?? '';
  return [
    ...(there ? [] : [{ do: 'create collection' as const, collection }]),
    ...(access === collectionAccess ? [] : [{ do: 'close collection' as const, collection, was: access }]),
    ...indexes.flatMap((index): Step[] => {
      const found = there?.indexes.find((one) => one.name === index.name);
      if (!found) return [{ do: 'create index', collection, index }];
      return sameIndex(found, index) ? [] : [{ do: 'rebuild index', collection, index }];
    }),
  ];
}

function sameIndex(found: PresentIndex, index: IndexDeclaration): boolean {
  return (
    found.unique === (index.unique === true) && JSON.stringify(found.keys) === JSON.stringify(index.keys)
  );
}

function functionSteps(
  target: DeclaredFunction,
  names: readonly string[],
  present: Present,
  values: Readonly<Record<string, string | undefined>>,
  stops: Set<string>,
): Step[] {
  const there = present.functions[target.name];
  const variables = variablesOf(names, there, values, stops);
  const timers = target.timers
    .filter((timer) => there?.timers[timer.name] !== timer.cron)
    .map((timer): Step => ({ do: 'set timer', name: target.name, timer }));
  if (!there)
    return [
      { do: 'create function', target, variables },
      { do: 'upload code', target, variables },
      ...timers,
    ];
  const changed = [
    ...(there.timeout === target.timeout ? [] : ['time limit']),
    ...(there.memory === target.memory ? [] : ['memory']),
    ...names.filter((name) => there.variables[name] !== variables[name]),
  ];
  const code: Step[] =
    there.description === describe(target) ? [] : [{ do: 'upload code', target, variables }];
  const configure: Step[] =
    changed.length > 0 ? [{ do: 'configure function', target, variables, changed }] : [];
  return [...configure, ...code, ...timers];
}

/** What a function's description says once its code is up: how the next deployment knows that nothing changed. */
export function describe(target: DeclaredFunction): string {
  return `code ${target.digest}`;
}

/**
 * The whole set of a function's variables: an update replaces all of them, so those that somebody set by hand are kept.
 * A key that is there and another one here is a reason to stop: what it sealed or hashed could never be read or found again.
 */
function variablesOf(
  names: readonly string[],
  there: PresentFunction | undefined,
  values: Readonly<Record<string, string | undefined>>,
  stops: Set<string>,
): Record<string, string> {
  const variables = { ...there?.variables };
  for (const name of names) {
    const wanted = values[name];
    const set = there?.variables[name];
    if (wanted === undefined && set === undefined)
      stops.add(
        `${name} is set neither here nor on the functions: set it in the environment of this command.`,
      );
    else if (wanted !== undefined && set !== undefined && set !== wanted && name.endsWith('_KEY'))
      stops.add(`${name} on the functions is another one than here: a key is never overwritten.`);
    variables[name] = wanted ?? set ?? '';
  }
  return variables;
}

function leftAlone(declared: Declaration, present: Present): string[] {
  const collections = Object.entries(present.collections).flatMap(([name, { indexes }]) => {
    if (!declared.collections.includes(name)) return [`collection ${name}`];
    const known = new Set((declared.indexes[name] ?? []).map((index) => index.name));
    return indexes
      .filter((index) => !known.has(index.name) && !builtIn.has(index.name))
      .map((index) => `index ${name}.${index.name}`);
  });
  const functions = Object.keys(present.functions)
    .filter((name) => !declared.functions.some((one) => one.name === name))
    .map((name) => `function ${name}`);
  return [...collections, ...functions];
}

/** Indexes that CloudBase makes by itself. */
const builtIn = new Set(['_id_', '_openid_1', '_openid']);
