import type { Input, Output } from '../../../core/contract';
import { addDays, dayOf } from '../../../core/domain/calendar/beijing';
import { affectedBy, emptyRota } from '../../../core/domain/duty/rota';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { dutyHouse } from '../../_kernel/duty-now';
import { Fault } from '../../_kernel/fault';
import { remind } from '../../_kernel/outbox';
import { dutyIn } from '../load';
import { turnRota } from '../turning-rota';

/** Exceptions of days that are long over leave the rota: the duty log has them. */
const keptDays = 60;

/** Puts what was written into force; everybody whose shifts of the coming 30 days it changes is told, but for the one who does it. */
export async function publishRota(
  member: Member,
  input: Input<'helpgroup.publishRota'>,
): Promise<Output<'helpgroup.publishRota'>> {
  const { now, personId } = member;
  const { unitId, baseVersion } = input;
  await dutyIn(member, unitId);
  return change(member, { route: 'helpgroup.publishRota', personId: unitId, input }, async () => {
    const { row, rota, serving, daysOff } = await dutyHouse(unitId, now);
    if (!row?.draft || row.version !== baseVersion) throw new Fault('CONFLICT', 'rota-moved', 'baseVersion');
    const since = addDays(dayOf(now), -keptDays);
    const next = { ...row.draft, exceptions: row.draft.exceptions.filter(({ day }) => day >= since) };
    const affected = affectedBy(rota ?? emptyRota, next, now, daysOff);
    const told = affected.filter((id) => id !== personId && serving.has(id));
    const matter = {
      kind: 'duty-changed',
      subject: unitId,
      occurrence: `published-${baseVersion + 1}`,
      at: now,
    };
    const facts = { unitId, what: 'published', at: now };
    const reminded = await remind({ ...matter, people: { officer: told }, facts }, now);
    return {
      answer: { version: baseVersion + 1, told: told.length },
      what: 'rota published',
      async write(transaction) {
        const fields = { published: next, publishedAt: now, draft: null, draftBy: null };
        await turnRota(unitId, row, fields, transaction);
        await reminded(transaction);
      },
    };
  });
}
