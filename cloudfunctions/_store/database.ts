import cloud from 'wx-server-sdk';

/**
 * The only door to the SDK's database. What is used of it is typed here narrowly: single-document operations (with or
 * without a transaction) and, outside transactions, queries over declared indexes.
 */
export type Stored = { _id: string };
export type Where = Record<string, unknown>;
declare const whole: unique symbol;
/** A condition that is made of conditions: `is.all`, `is.any`. */
export type Whole = { readonly [whole]: true };

export interface DocumentDoor {
  get(): Promise<{ data: unknown }>;
  set(options: { data: object }): Promise<unknown>;
  update(options: { data: object }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<unknown>;
}
export interface QueryDoor {
  orderBy(field: string, order: 'asc' | 'desc'): QueryDoor;
  limit(most: number): QueryDoor;
  field(fields: Record<string, boolean>): QueryDoor;
  get(): Promise<{ data: unknown[] }>;
  count(): Promise<{ total: number }>;
  update(options: { data: object }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}
export interface CollectionDoor {
  doc(id: string): DocumentDoor;
  add(options: { data: object | object[] }): Promise<unknown>;
  where(condition: Where | Whole): QueryDoor;
}
/** A transaction, handed through actions as a token: only repositories look inside. */
export interface Transaction {
  collection(name: string): Pick<CollectionDoor, 'doc' | 'add'>;
}
interface DatabaseDoor {
  collection(name: string): CollectionDoor;
  command: {
    in(values: unknown[]): unknown;
    lt(value: number | string): unknown;
    lte(value: number): unknown;
    gt(value: number | string): unknown;
    gte(value: number | string): unknown;
    and(conditions: unknown[]): unknown;
    or(conditions: unknown[]): unknown;
    inc(by: number): unknown;
  };
  runTransaction<T>(run: (transaction: Transaction) => Promise<T>, times: number): Promise<T>;
}

let opened: DatabaseDoor | undefined;

/** The database of this environment; opened on first use, so that loading a function costs nothing here. */
export function database(): DatabaseDoor {
  if (!opened) {
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });
    opened = cloud.database({ throwOnNotFound: false } as never) as unknown as DatabaseDoor;
  }
  return opened;
}

/** Query operators, as the SDK wants them. */
export const is = {
  in: (values: readonly unknown[]) => database().command.in([...values]),
  /** One of several; a single one is asked for by equality, which an index answers in its order. */
  oneOf: (values: readonly unknown[]) => (values.length === 1 ? values[0] : is.in(values)),
  before: (value: number | string) => database().command.lt(value),
  upTo: (value: number) => database().command.lte(value),
  from: (value: number | string) => database().command.gte(value),
  above: (value: number | string) => database().command.gt(value),
  all: (conditions: readonly (Where | Whole)[]) => database().command.and([...conditions]) as Whole,
  any: (conditions: readonly (Where | Whole)[]) => database().command.or([...conditions]) as Whole,
};
/** Update operator: adds to a number in place. */
export const plus = (by: number) => database().command.inc(by);

/**
 * One attempt at a transaction. The SDK's own retries are off: it sees only conflicts that come up at commit, so the kernel
 * repeats the whole decision instead (`_kernel/change.ts`), with fresh reads.
 */
export function inTransaction<T>(run: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database().runTransaction(run, 0);
}

/**
 * Codes of the SDK that mean "asked wrongly": repeating such a call cannot help. Everything else (conflict, duplicate key,
 * time-out, network) reaches us as one code, because `wx-server-sdk` folds them into -501001.
 */
const hopeless = new Set([-501005, -501006, -501007, -501008, -502002, -502003, -502004, -502005]);

/** False when repeating the failed call cannot help. */
export function worthRepeating(error: unknown): boolean {
  const code = (error as { errCode?: unknown; code?: unknown } | null)?.errCode;
  if (typeof code === 'number') return code !== -1 && !hopeless.has(code);
  const { code: name } = (error ?? {}) as { code?: unknown }; // what the SDK throws at start and commit
  return typeof name === 'string' && !name.startsWith('ERR_');
}
