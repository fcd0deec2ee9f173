import type { Input, Output } from '../../../core/contract';
import { auditPage } from '../../../core/contract/audit';
import type { Member } from '../../_kernel/caller';
import { refusals } from '../../_store/refusals';
import { namesBehind } from '../names';

/** The security log. Whoever has no name here is an account that is bound to nobody. */
export async function security(
  member: Member,
  input: Input<'audit.security'>,
): Promise<Output<'audit.security'>> {
  // A refusal of this millisecond may still be on its way: a page begins below it.
  const rows = await refusals.before(input.before ?? member.now, auditPage + 1);
  const page = rows.slice(0, auditPage);
  const behind = await namesBehind(page.map((row) => row.actor));
  return {
    rows: page.map(({ _id, at, route, code, reason, actor }) => ({
      ...{ id: _id, at, route, code, reason },
      account: actor.slice(0, 8),
      who: behind(actor)?.name ?? null,
    })),
    next: rows.length > auditPage ? (page.at(-1)?.at ?? null) : null,
  };
}
