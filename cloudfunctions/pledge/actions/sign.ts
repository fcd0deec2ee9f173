import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { Fault } from '../../_kernel/fault';
import { boxPledge } from '../../_kernel/pledge-box';
import { pledges } from '../../_store/pledges';
import { mustStand, selfOf } from '../load';

/**
 * Signs the caller's pledge for the unit in which they work now; an earlier one is written over. Everybody there can read it, so WeChat checks it
 * first (decision 0058, scene 4).
 */
export async function sign(member: Member, input: Input<'pledge.sign'>): Promise<Output<'pledge.sign'>> {
  const { now, personId, openid } = member;
  const { text, signature } = input;
  return change(member, { route: 'pledge.sign', personId, input }, async () => {
    const [self, before] = await Promise.all([
      selfOf(member),
      pledges.get(personId),
      mustBeFit(openid, text, 'text', 4),
    ]);
    if (self.status === 'left') throw new Fault('CONFLICT', 'person-left');
    const { unitId } = self;
    const stood = before?.unitId === unitId ? before : null;
    const row = {
      ...{ _id: personId, unitId, signedAt: now, since: stood?.since ?? now },
      version: (before?.version ?? 0) + 1,
      box: boxPledge({ text, signature }, personId),
    };
    return {
      answer: { signedAt: now, renewed: stood !== null },
      what: stood ? 'public pledge renewed' : 'public pledge',
      async write(transaction) {
        await mustStand(personId, before, transaction);
        await pledges.put(row, transaction);
      },
    };
  });
}
