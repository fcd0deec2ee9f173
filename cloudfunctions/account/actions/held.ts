import type { Input, Output } from '../../../core/contract';
import type { HeldPart } from '../../../core/contract/account';
import { pseudonym } from '../../_kernel/audit';
import type { Member } from '../../_kernel/caller';
import { purposes } from '../../_kernel/consents';
import { Fault } from '../../_kernel/fault';
import { auditHeads, audits } from '../../_store/audits';
import { bindings } from '../../_store/bindings';
import { chapters } from '../../_store/chapters';
import { complaints } from '../../_store/complaints';
import { consents } from '../../_store/consents';
import { nodes } from '../../_store/nodes';
import { people } from '../../_store/people';
import { permissions } from '../../_store/permissions';
import { reminders } from '../../_store/reminders';

/** Most deeds on my data that are told; the rest lies in the chain. */
const mostDeeds = 200;
/** Most reminders that are told: more than a career's. */
const mostReminders = 500;

type Row = HeldPart['rows'][number];

/**
 * Everything that is held about the caller, read once and changed by nothing (PIPL art. 45). Letters are told by their receipts: an opened
 * one is read in the book, a sealed one by nobody.
 */
export async function held(member: Member, _: Input<'account.held'>): Promise<Output<'account.held'>> {
  const { personId, openid, now } = member;
  const subject = pseudonym('subject', personId);
  const [person, binding, given, ofBook, heads, ahead, allowed, said, chain] = await Promise.all([
    people.get(personId),
    bindings.get(openid),
    consents.byIds(purposes.map((purpose) => `${personId}:${purpose}`)),
    nodes.ofBook(personId),
    chapters.headsOf(personId),
    reminders.find({ personId }, (query) => query.orderBy('dueAt', 'asc').limit(mostReminders)),
    permissions.find({ personId }),
    complaints.ofPerson(personId),
    auditHeads.get(subject),
  ]);
  if (!person || !binding) throw new Fault('UNAUTHENTICATED', 'not-bound');
  const deeds = chain ? await audits.newestOf(subject, chain.seq, mostDeeds) : [];
  const me = pseudonym('actor', openid);
  return {
    asOf: now,
    parts: [
      { kind: 'person', rows: [plain(person, [])] },
      { kind: 'account', rows: [{ boundAt: binding.at }] },
      { kind: 'consents', rows: given.map((row) => plain(row, ['_id', 'personId'])) },
      { kind: 'nodes', rows: ofBook.map((row) => plain(row, ['bookId'])) },
      {
        kind: 'chapters',
        rows: heads.map(({ kind, number, nodeId, sealedAt, opensAt, openedAt, hash }) => ({
          kind,
          number,
          nodeId,
          sealedAt,
          opensAt,
          openedAt,
          fingerprint: hash.slice(0, 16).toUpperCase(),
        })),
      },
      {
        kind: 'reminders',
        rows: ahead.map(({ kind, step, dueAt, status, doneAt }) => ({ kind, step, dueAt, status, doneAt })),
      },
      { kind: 'permissions', rows: allowed.map(({ templateId, count, at }) => ({ templateId, count, at })) },
      {
        kind: 'complaints',
        rows: said.map(({ kind, number, at, dueDay, answeredAt }) => ({
          kind,
          number,
          at,
          dueDay,
          answeredAt,
        })),
      },
      {
        kind: 'deeds',
        rows: deeds.map(({ at, route, what, actor }) => ({ at, route, what, byMe: actor === me })),
      },
    ],
  };
}

/** A row's own values that are no lists and no objects, without some. */
function plain(row: object, without: readonly string[]): Row {
  const kept = Object.entries(row).filter(
    ([name, value]) => !without.includes(name) && (value === null || typeof value !== 'object'),
  );
  return Object.fromEntries(kept) as Row;
}
