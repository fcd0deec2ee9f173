/** What is written of an activity's state. */
export type ActivityState = 'draft' | 'published' | 'closed' | 'summed-up' | 'cancelled';
/** What an organiser does with it. `change` is everything in its text, its time, its places. */
export type ActivityEvent = 'publish' | 'change' | 'close' | 'reopen' | 'sum-up' | 'cancel' | 'discard';

/** `gone`: nothing of it is kept. */
const table: Readonly<Record<ActivityState, Partial<Record<ActivityEvent, ActivityState | 'gone'>>>> = {
  draft: { publish: 'published', change: 'draft', discard: 'gone' },
  published: { change: 'published', close: 'closed', cancel: 'cancelled', 'sum-up': 'summed-up' },
  closed: { change: 'closed', reopen: 'published', cancel: 'cancelled', 'sum-up': 'summed-up' },
  'summed-up': { 'sum-up': 'summed-up' },
  cancelled: {},
};

/** An activity as far as its state goes. */
export type Standing = {
  state: ActivityState;
  startsAt: number;
  endsAt: number;
  registerUntil: number;
  /** 0 for as many as come. */
  places: number;
  taken: number;
};

/** The state after an event, or null where it is not possible at that time: what has begun is neither changed nor cancelled, what has not is not summed up. */
export function after(of: Standing, event: ActivityEvent, now: number): ActivityState | 'gone' | null {
  const next = table[of.state][event] ?? null;
  const begun = now >= of.startsAt;
  if (of.state !== 'draft' && begun && ['change', 'reopen', 'cancel'].includes(event)) return null;
  if (event === 'sum-up' && !begun) return null;
  if (event === 'close' && isOver(of, now)) return null;
  return next;
}

/** What people see: `full` and the end of the time to register follow from the rest and are written nowhere. `over`: it has ended. */
export type SeenState = ActivityState | 'full' | 'over';

/** How an activity stands at an instant. */
export function seenState(of: Standing, now: number): SeenState {
  if (of.state !== 'published' && of.state !== 'closed') return of.state;
  if (now >= of.endsAt) return 'over';
  if (of.state === 'closed' || isOver(of, now)) return 'closed';
  return of.places > 0 && of.taken >= of.places ? 'full' : 'published';
}

/** Whether families may register, be it for the waiting list. */
export function takesFamilies(of: Standing, now: number): boolean {
  return of.state === 'published' && !isOver(of, now);
}

/** Whether who registered may still change or withdraw, and the waiting list moves: until it begins. */
export function isAhead(of: Pick<Standing, 'state' | 'startsAt'>, now: number): boolean {
  return (of.state === 'published' || of.state === 'closed') && now < of.startsAt;
}

function isOver({ registerUntil, startsAt }: Standing, now: number): boolean {
  return now >= Math.min(registerUntil, startsAt);
}
