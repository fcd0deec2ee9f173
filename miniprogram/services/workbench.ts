import type { RoleWord } from '../../core/contract/roster';
import type { entryText } from '../text/workbench';
import { eventsWaiting } from './career';
import { complaintsWaiting } from './complaints';
import { questionsWaiting } from './helpgroup';
import { helpsWaiting } from './mentor';
import { clockWaiting } from './operations';
import { session } from './session';

/** A duty as the workbench knows it: a granted role, or accompanying somebody. */
export type Duty = RoleWord | 'mentor';

/**
 * One entry of the workbench. To add one: a row here, its title and sentence in `text/workbench.ts`, its page in `app.json`. `waiting` asks how
 * many matters wait for the caller there; it is left out where nothing ever waits, and asked only of whoever has the duty.
 */
export type Entry = {
  key: keyof typeof entryText;
  duties: readonly Duty[];
  page: string;
  waiting?: () => Promise<number>;
};

const ofPeople = (page: string) => `/packages/people/pages/${page}/index`;
const here = (page: string) => `/packages/workbench/pages/${page}/index`;

/** Everything that an officer may find in the workbench, in the order in which it is shown. */
export const entries: readonly Entry[] = [
  {
    key: 'people',
    duties: ['hr', 'organisation', 'head', 'deputy', 'section-chief', 'inspector', 'administrator'],
    page: here('people'),
  },
  { key: 'events', duties: ['hr'], page: ofPeople('waiting'), waiting: eventsWaiting },
  { key: 'invitations', duties: ['hr'], page: ofPeople('invitations') },
  { key: 'intake', duties: ['hr', 'organisation'], page: ofPeople('intake') },
  { key: 'voices', duties: ['organisation'], page: ofPeople('voices'), waiting: complaintsWaiting },
  { key: 'mentees', duties: ['mentor'], page: here('mentor-mentees'), waiting: helpsWaiting },
  { key: 'activities', duties: ['organiser'], page: '/packages/activity/pages/desk/index' },
  {
    key: 'activityFigures',
    duties: ['organiser', 'hr', 'head', 'inspector'],
    page: '/packages/activity/pages/figures/index',
  },
  {
    key: 'helpGroups',
    duties: ['duty-officer', 'head'],
    page: '/packages/helpgroup/pages/groups/index',
    waiting: questionsWaiting,
  },
  { key: 'unreachable', duties: ['hr'], page: here('unreachable') },
  { key: 'clock', duties: ['administrator'], page: here('clock'), waiting: clockWaiting },
  { key: 'roles', duties: ['administrator', 'auditor', 'hr'], page: ofPeople('roles') },
  { key: 'young', duties: ['organisation'], page: ofPeople('young') },
  { key: 'security', duties: ['administrator', 'auditor'], page: ofPeople('security') },
  { key: 'daysOff', duties: ['administrator'], page: here('days-off') },
  {
    key: 'closure',
    duties: ['hr', 'head', 'inspector', 'deputy', 'section-chief'],
    page: here('closure'),
  },
  { key: 'auditSearch', duties: ['auditor'], page: here('audit-search') },
  { key: 'auditBooks', duties: ['auditor'], page: here('audit-books') },
  { key: 'pairs', duties: ['hr', 'head'], page: here('mentor-pairs') },
];

/** A duty that somebody has now, with the names of what it is for. */
export type HeldDuty = { id: string; role: Duty; scopeNames: readonly string[] };

/** What I am to others, in the order in which it was granted. Throws `Fault`. */
export async function heldDuties(): Promise<HeldDuty[]> {
  const me = await session(true);
  if (!me.bound) return [];
  const mentor = me.accompanies ? [{ id: 'mentor', role: 'mentor' as const, scopeNames: [] }] : [];
  return [...me.duties, ...mentor];
}

/** Entries of some duties. */
export function entriesOf(duties: readonly Duty[]): Entry[] {
  return entries.filter((entry) => entry.duties.some((duty) => duties.includes(duty)));
}

/** How much waits at each entry; null where it could not be asked. */
export async function waitingAt(
  asked: readonly Entry[],
): Promise<Partial<Record<Entry['key'], number | null>>> {
  const counted = await Promise.all(
    asked.map(async ({ key, waiting }) => [key, await waiting?.().catch(() => null)] as const),
  );
  return Object.fromEntries(counted.filter(([, count]) => count !== undefined));
}
