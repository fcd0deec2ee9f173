import type { Input, Output } from '../../../core/contract';
import { auditPage } from '../../../core/contract/audit';
import { pseudonym } from '../../_kernel/audit';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { type AuditRow, auditHeads, audits } from '../../_store/audits';
import { people } from '../../_store/people';
import { pseudonyms } from '../../_store/pseudonyms';
import { namesBehind } from '../names';
import { entryView } from '../view';

type Page = { rows: AuditRow[]; next: number | null };

/** What an auditor looks up. Looking up a person's is a look at them, with its reason, and stands in their chain. */
export async function search(member: Member, input: Input<'audit.search'>): Promise<Output<'audit.search'>> {
  const { rows, next } = await pageOf(member, input);
  const behind = await namesBehind(rows.flatMap((row) => [row.actor, row.subject]));
  return {
    entries: rows.map((row) => ({
      ...entryView(row, behind(row.actor)?.name ?? null),
      about: behind(row.subject)?.name ?? null,
    })),
    next,
  };
}

async function pageOf(member: Member, input: Input<'audit.search'>): Promise<Page> {
  const { personId, byPersonId, before } = input;
  const named = personId ?? byPersonId;
  if (named !== undefined) {
    const person = await people.get(named);
    const field = personId === undefined ? 'byPersonId' : 'personId';
    permit(member, person && { personId: named, unitPath: person.unitPath }, field);
  }
  if (personId !== undefined) return aboutOne(personId, before, byPersonId);
  const actors =
    byPersonId === undefined ? null : (await pseudonyms.ofPerson(byPersonId)).map((row) => row._id);
  // An instant may hold several: the page goes on below its last instant, and ends where the instant does.
  const rows = await audits.before(actors, before ?? Number.MAX_SAFE_INTEGER, auditPage + 1);
  const last = rows.at(-1);
  if (rows.length <= auditPage || !last) return { rows, next: null };
  const whole = rows.filter((row) => row.at > last.at);
  const page = whole.length > 0 ? whole : rows;
  return { rows: page, next: page.at(-1)?.at ?? null };
}

async function aboutOne(personId: string, before: number | undefined, by: string | undefined): Promise<Page> {
  const subject = pseudonym('subject', personId);
  const [head, accounts] = await Promise.all([
    auditHeads.get(subject),
    by === undefined ? [] : pseudonyms.ofPerson(by),
  ]);
  const below = Math.min(before ?? Number.MAX_SAFE_INTEGER, (head?.seq ?? -1) + 1);
  const rows = await audits.newestOf(subject, below - 1, auditPage);
  const wanted = new Set(accounts.map((row) => row._id));
  const last = rows.at(-1)?.seq ?? 0;
  return {
    rows: by === undefined ? rows : rows.filter((row) => wanted.has(row.actor)),
    next: last > 0 ? last : null,
  };
}
