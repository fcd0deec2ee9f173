import type { Pledge } from '../../core/contract/pledge';
import { dayOf } from '../../core/domain/calendar/beijing';
import { pledgeWords } from '../_kernel/pledge-box';
import type { PersonRow } from '../_store/people';
import type { PledgeRow } from '../_store/pledges';

/** A pledge with the name that its author bears now. */
export function pledgeView(row: PledgeRow, author: Pick<PersonRow, 'name'>): Pledge {
  return { name: author.name, day: dayOf(row.signedAt), since: dayOf(row.since), ...pledgeWords(row) };
}
