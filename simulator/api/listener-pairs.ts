import type { Area } from './api-host';

type Listener<T> = (value: T) => void;

/** One moment that programs listen to: who listens, and telling them. */
export class Moment<T = unknown> {
  private readonly listeners = new Set<Listener<T>>();

  add(listener: Listener<T>): void {
    if (typeof listener === 'function') this.listeners.add(listener);
  }

  /** Without a listener: all of them. */
  remove(listener?: Listener<T>): void {
    if (listener) this.listeners.delete(listener);
    else this.listeners.clear();
  }

  tell(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }
}

/** `on<Name>` and `off<Name>` for each name, and what tells their listeners. */
export function listenerPairs<Names extends string>(
  names: readonly Names[],
): { members: Area; tell(name: Names, value?: unknown): void } {
  const moments = new Map<string, Moment>(names.map((name) => [name, new Moment()]));
  const members: Area = {};
  for (const [name, moment] of moments) {
    members[`on${name}`] = (listener: Listener<unknown>) => moment.add(listener);
    members[`off${name}`] = (listener?: Listener<unknown>) => moment.remove(listener);
  }
  return { members, tell: (name, value) => moments.get(name)?.tell(value) };
}
