import type { Input, Output } from '../../../core/contract';
import { mustConfirm, permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { bindings } from '../../_store/bindings';
import { permissions } from '../../_store/permissions';
import { personOf, turnPerson } from '../load';

/**
 * Takes somebody's WeChat account off their place, at their wish: the account is locked out at once, its permissions for messages are worth
 * nothing for another, and an invitation brings the new one to the same book.
 */
export async function unbind(
  member: Member,
  input: Input<'roster.unbind'>,
): Promise<Output<'roster.unbind'>> {
  const { personId } = input;
  const rule = permit(member, (await personOf(personId)).subject, 'personId');
  return change(member, { route: 'roster.unbind', personId, input }, async () => {
    const [{ row }, [binding], allowed] = await Promise.all([
      personOf(personId),
      bindings.ofPeople([personId]),
      permissions.ofPerson(personId),
    ]);
    mustConfirm(rule, input.confirm, row.name);
    if (!binding || row.boundAt === null) throw new Fault('CONFLICT', 'not-joined', 'personId');
    return {
      answer: { personId },
      what: `account unbound, confirmed: ${input.reason}`,
      async write(transaction) {
        if ((await bindings.get(binding._id, transaction))?.personId !== personId) throw new Stale('binding');
        await bindings.remove(binding._id, transaction);
        await turnPerson(row, { boundAt: null }, transaction);
        for (const { _id } of allowed) await permissions.patch(_id, { count: 0 }, transaction);
      },
    };
  });
}
