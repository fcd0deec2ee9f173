import { keyedSeal, zeros } from '../support/independent-chain';
import type { Person } from '../support/people';
import { nodeReminderTemplate } from '../support/project';
import { anniversaryRow } from '../support/reminder-rows';
import type { World } from '../support/world';

/** An instant that never comes. */
const never = 8_640_000_000_000_000;

/**
 * Rows of people whose first anniversary is on one day, or each on their own, written into the store as binding writes them: a crowd large enough for several
 * pages of the clock, in a second. Without books the clock finds nothing to make for next year, nor heads to anchor.
 */
export async function writeCrowd(
  world: World,
  count: number,
  days: string | ((n: number) => string),
  withBooks = true,
): Promise<Person[]> {
  const dayOf = typeof days === 'string' ? () => days : days;
  const people = Array.from({ length: count }, (_, n): Person => {
    const id = `c${String(n).padStart(5, '0')}`;
    return { id, openid: `crowd-${id}`, name: id, givenName: id, entryDay: dayOf(n), code: '' };
  });
  const admin = world.admin();
  const write = async (collection: string, rowOf: (person: Person) => object) => {
    for (let at = 0; at < count; at += 200)
      await admin.add(collection, people.slice(at, at + 200).map(rowOf));
  };
  await write('bindings', ({ id, openid }) => ({ _id: openid, personId: id, at: 0 }));
  await write('consents', ({ id }) => ({
    _id: `${id}:reminders`,
    personId: id,
    purpose: 'reminders',
    version: '2026-07',
    givenAt: 0,
    withdrawnAt: null,
  }));
  await write('nodes', ({ id, entryDay: day }) => ({
    _id: `${id}:anniversary:${day.slice(0, 4)}`,
    bookId: id,
    kind: 'anniversary',
    years: 1,
    day,
    dueAt: Date.parse(`${day}T00:00:00+08:00`),
    openedAt: null,
    rereadAt: null,
    closedAt: null,
    chapterNumber: null,
  }));
  if (withBooks)
    await write('books', ({ id, entryDay: day }) => {
      const head = { bookId: id, headHash: zeros, lastNumber: 0, recordCount: 0 };
      return {
        _id: id,
        entryDay: `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`,
        version: 1,
        ...head,
        headSeal: keyedSeal('head', head),
        anchorDueAt: never,
      };
    });
  await write('reminders', ({ id, entryDay: day }) => anniversaryRow({ personId: id, day, years: 1 }));
  await write('permissions', ({ id }) => ({
    _id: `${id}:${nodeReminderTemplate}`,
    personId: id,
    templateId: nodeReminderTemplate,
    count: 2,
    at: 0,
  }));
  return people;
}
