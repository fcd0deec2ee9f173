import type { Output } from '../../../../../core/contract';
import { familyPledgeText as t } from '../../text/family-pledge';
import { inkMask } from '../letter-view';

/** The pledge of a household as its page shows it. */
export function pledgeView({ words, marks, missing, mine, state }: Output<'family.thing'>) {
  const others = missing.filter(({ me }) => !me).map(({ name }) => name);
  const stands = marks.length > 0;
  return {
    words,
    /** Somebody signed: the words are everybody's. */
    stands,
    lead: stands ? t.lead : words === '' ? t.begin : t.renewed,
    hands: marks.flatMap(({ name, me, day, signature }, key) =>
      signature === null
        ? []
        : [
            {
              key,
              from: t.signedBy(me ? t.mine : name, day),
              ink: inkMask(signature),
              inkWidth: Math.round(Math.min(4, Math.max(1, signature.ratio)) * 72),
              label: t.signatureOf(name),
            },
          ],
    ),
    note: state === 'done' ? t.all : stands && others.length > 0 ? t.waiting(others.join('、')) : '',
    did: mine === 'did',
  };
}
export type PledgeView = ReturnType<typeof pledgeView>;
