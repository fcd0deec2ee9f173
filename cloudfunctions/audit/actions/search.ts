import type { Input, Output } from '../../../core/contract';
import { auditPage } from '../../../core/contract/audit';
import { addDays, instantOf, isDay } from '../../../core/domain/calendar/beijing';
import { pseudonym } from '../../_kernel/audit';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { type AuditRow, auditHeads, audits } from '../../_store/audits';
import { people } from '../../_store/people';
import { pseudonyms } from '../../_store/pseudonyms';
import { namesBehind } from '../names';
import { entryView } from '../view';

/** Rows below a place of the record, newest first, and the place to go on from. */
type Page = { rows: AuditRow[]; next: number | null };
type Reader = (before: number) => Promise<Page>;

/** Pages of rows that one call reads at most: what seldom fits is found over several calls. */
const rounds = 10;

/** What an auditor looks up. Looking up a person's is a look at them, with its reason, and stands in their chain. */
export async function search(member: Member, input: Input<'audit.search'>): Promise<Output<'audit.search'>> {
  const { personId, byPersonId, before } = input;
  for (const field of ['fromDay', 'untilDay'] as const)
    if (input[field] !== undefined && !isDay(input[field])) throw new Fault('INVALID', 'shape', field);
  for (const [field, id] of Object.entries({ personId, byPersonId })) {
    if (id === undefined) continue;
    const person = await people.get(id);
    permit(member, person && { personId: id, unitPath: person.unitPath }, field);
  }
  const accounts =
    byPersonId === undefined ? null : (await pseudonyms.ofPerson(byPersonId)).map((row) => row._id);
  const read = personId === undefined ? everything(accounts) : await aboutOne(personId);
  const { rows, next } = await gather(read, before ?? Number.MAX_SAFE_INTEGER, fitting(input, accounts));
  const behind = await namesBehind(rows.flatMap((row) => [row.actor, row.subject]));
  return {
    entries: rows.map((row) => ({
      ...entryView(row, behind(row.actor)?.name ?? null),
      about: behind(row.subject)?.name ?? null,
    })),
    next,
  };
}

type Fit = { fits: (row: AuditRow) => boolean; from: number };

function fitting(input: Input<'audit.search'>, accounts: readonly string[] | null): Fit {
  const { fromDay, untilDay, kind } = input;
  const from = fromDay === undefined ? 0 : instantOf(fromDay, 0);
  const until = untilDay === undefined ? Number.MAX_SAFE_INTEGER : instantOf(addDays(untilDay, 1), 0);
  const fits = (row: AuditRow) =>
    row.at >= from &&
    row.at < until &&
    (kind === undefined || (kind === 'look') === (row.as !== undefined)) &&
    (accounts === null || accounts.includes(row.actor));
  return { fits, from };
}

/** Reads on until a page is full, the period is over, or this call has read its share. */
async function gather(read: Reader, start: number, { fits, from }: Fit): Promise<Page> {
  const rows: AuditRow[] = [];
  let next: number | null = start;
  for (let round = 0; round < rounds && next !== null && rows.length < auditPage; round += 1) {
    const page: Page = await read(next);
    rows.push(...page.rows.filter(fits));
    const oldest = page.rows.at(-1);
    next = oldest && oldest.at < from ? null : page.next;
  }
  return { rows, next };
}

/** By instant. An instant may hold several: a page goes on below its last instant, and ends where the instant does. */
function everything(accounts: readonly string[] | null): Reader {
  return async (before) => {
    const rows = await audits.before(accounts, before, auditPage + 1);
    const last = rows.at(-1);
    if (rows.length <= auditPage || !last) return { rows, next: null };
    const whole = rows.filter((row) => row.at > last.at);
    const page = whole.length > 0 ? whole : rows;
    return { rows: page, next: page.at(-1)?.at ?? null };
  };
}

/** By number in the chain about somebody. */
async function aboutOne(personId: string): Promise<Reader> {
  const subject = pseudonym('subject', personId);
  const head = await auditHeads.get(subject);
  return async (before) => {
    const below = Math.min(before, (head?.seq ?? -1) + 1);
    const rows = await audits.newestOf(subject, below - 1, auditPage);
    const last = rows.at(-1)?.seq ?? 0;
    return { rows, next: last > 0 ? last : null };
  };
}
