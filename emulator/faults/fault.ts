/** A fault that someone ordered: at the n-th matching step this happens. See emulator/README.md. */
export interface Fault {
  readonly on: 'database' | 'storage' | 'openapi' | 'function';
  /** `database.modifyDocument`, `subscribeMessage.send` …; any when absent. */
  readonly action?: string;
  readonly collection?: string;
  /** The function that is called (`on: "function"`) or whose worker makes the call (the others). */
  readonly function?: string;
  /** The openid on whose behalf it happens; anybody's when absent. So that one of several calls at a time is hit. */
  readonly person?: string;
  /** Matching steps that pass unharmed first. */
  readonly skip?: number;
  /** Matching steps that are hit after those; 1 when absent, with a `chance` all. */
  readonly times?: number;
  /** How likely each matching step after `skip` is hit, above 0 and at most 1; always when absent. */
  readonly chance?: number;
  /** Where the dice of `chance` begin: the same seed and the same steps give the same hits. 1 when absent. */
  readonly seed?: number;
  readonly effect: FaultEffect;
  /** For `error`: the code that is answered. */
  readonly code?: string;
  /** For `delay`, and how long a time-out lets its caller wait (none when absent): milliseconds, real time. */
  readonly ms?: number;
}

/**
 * `conflict` is a lost transaction (database), `quota` what each part says when too much was asked of it, `timeout-*` that it took too
 * long: before the step ran, or after it.
 */
export type FaultEffect = (typeof EFFECTS)[number];

/** A step that may be hit. */
export interface Step {
  readonly on: Fault['on'];
  readonly action?: string | undefined;
  readonly collection?: string | undefined;
  readonly function?: string | undefined;
  readonly person?: string | null | undefined;
}

const EFFECTS = [
  'error',
  'conflict',
  'quota',
  'drop-before',
  'drop-after',
  'timeout-before',
  'timeout-after',
  'kill-before',
  'kill-after',
  'delay',
] as const;
const TEXTS = ['action', 'collection', 'function', 'person', 'code'];
const COUNTS = ['skip', 'times', 'ms', 'seed'];
const KEYS = new Set(['on', 'effect', 'chance', ...TEXTS, ...COUNTS]);

/** Reads what was posted. @throws Error with a sentence that says what is wrong. */
export function parseFault(value: unknown): Fault {
  if (typeof value !== 'object' || value === null) throw new Error('A fault must be an object.');
  const fault = value as Record<string, unknown>;
  const unknown = Object.keys(fault).find((key) => !KEYS.has(key));
  if (unknown) throw new Error(`A fault has no "${unknown}".`);
  if (!['database', 'storage', 'openapi', 'function'].includes(String(fault.on))) {
    throw new Error('A fault\'s "on" must be database, storage, openapi or function.');
  }
  if (!EFFECTS.some((effect) => effect === fault.effect)) {
    throw new Error(`A fault's "effect" must be one of ${EFFECTS.join(', ')}.`);
  }
  for (const key of TEXTS) {
    if (fault[key] !== undefined && typeof fault[key] !== 'string')
      throw new Error(`A fault's "${key}" must be text.`);
  }
  for (const key of COUNTS) {
    if (fault[key] !== undefined && !(Number.isInteger(fault[key]) && Number(fault[key]) >= 0)) {
      throw new Error(`A fault's "${key}" must be a whole number from 0.`);
    }
  }
  const { chance } = fault;
  if (chance !== undefined && !(typeof chance === 'number' && chance > 0 && chance <= 1))
    throw new Error('A fault\'s "chance" must be a number above 0, at most 1.');
  if (fault.effect === 'conflict' && fault.on !== 'database')
    throw new Error('A "conflict" happens "on" the database only.');
  if (fault.effect === 'delay' && fault.ms === undefined) throw new Error('A delay needs "ms".');
  return fault as unknown as Fault;
}
