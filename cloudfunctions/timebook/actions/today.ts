import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import { lunarOf } from '../../../core/domain/calendar/lunar';
import { heroOf } from '../../../core/domain/node/state';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { cameDue, inboxItems, waitingFor } from '../../_kernel/inbox';
import { unspent } from '../../_kernel/ledger';
import { standing } from '../../_kernel/letters';
import { drafts } from '../../_store/drafts';
import { draftKeyOf, selfOf, shelfOf } from '../load';
import { nodeView, receiptView } from '../view';

/** 今天: the node that matters now, and what has come due and is not done, once per matter. */
export async function today(member: Member, _: Input<'timebook.today'>): Promise<Output<'timebook.today'>> {
  const { now, personId } = member;
  const [person, shelf, rows, remaining] = await Promise.all([
    selfOf(member),
    shelfOf(member),
    cameDue(personId, now),
    unspent(personId),
  ]);
  const hero = heroOf(shelf.nodes, now, shelf.book.leaves);
  if (!hero) throw new Fault('NOT_FOUND');
  const draft = await drafts.get(draftKeyOf(shelf, hero, now));
  const last = standing(shelf).at(-1);
  const inbox = inboxItems(waitingFor(rows));
  const day = dayOf(now);
  return {
    day,
    lunar: lunarOf(day),
    name: person.name,
    givenName: person.givenName,
    hero: nodeView(shelf, hero, now),
    entryDay: person.entryDay,
    ...(last && { lastReceipt: receiptView(shelf, last, now) }),
    draftWaiting: draft !== null && draft.box !== null,
    inbox,
    remaining,
  };
}
