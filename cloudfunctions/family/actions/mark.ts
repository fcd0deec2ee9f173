import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import { sixKinds } from '../../../core/domain/family/kinds';
import { isDone } from '../../../core/domain/family/together';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { boxMark } from '../../_kernel/family-mark-box';
import { Fault } from '../../_kernel/fault';
import { type FamilyMarkRow, familyMarks } from '../../_store/family-marks';
import { familyThings } from '../../_store/family-things';
import { pledgeWords } from '../pledge-words';
import { marked, renewed } from '../reminding';
import { partsOf, putThing, thingId, turned, type Year, yearOf } from '../together';

type Marking = Input<'family.mark'>;

/**
 * Somebody's own part of one of the six: their word, their hand, or that they were there; given again it is written over, taken back it is gone. A word is
 * read by the family, so WeChat checks it first (decision 0058, scene 2).
 */
export async function mark(member: Member, input: Marking): Promise<Output<'family.mark'>> {
  const { now, personId, openid } = member;
  const { kind, answer } = input;
  mustFit(input);
  const year = Number(dayOf(now).slice(0, 4));
  await yearOf(member, year);
  return change(member, { route: 'family.mark', personId, input }, async () => {
    const text = (answer === 'keep' && input.text) || '';
    const found = await yearOf(member, year);
    const others = kind === 'pledge' && answer === 'keep' ? otherWords(found, input) : [];
    // What stands there already was checked when it came.
    if (text !== '' && !(kind === 'pledge' && text === pledgeWords(found)))
      await mustBeFit(openid, text, 'text');
    const before = await familyThings.get(thingId(found, kind));
    const id = `${personId}:${kind}-${year}`;
    const row: FamilyMarkRow = {
      ...{ _id: id, personId, householdId: found.own.householdId, kind, year, at: now },
      box: boxMark({ text, signature: input.signature ?? null }, id),
    };
    const after: Year = {
      ...found,
      marks: found.marks.filter((one) => one._id !== id && !others.includes(one)),
    };
    if (answer === 'keep') after.marks.push(row);
    const done = isDone(kind, partsOf(after, kind));
    const thing = turned(found, kind, before, {
      doneAt: done ? (before?.doneAt ?? now) : null,
      turn: (before?.turn ?? 0) + Number(others.length > 0),
    });
    const reminded = [
      ...(await marked(after, thing, before, personId, now)),
      ...(kind === 'pledge' ? await renewed(after, thing, personId, now) : []),
    ];
    return {
      answer: { kind, kept: answer === 'keep', done },
      what: `family ${kind} ${answer}`,
      async write(transaction) {
        await putThing(thing, before, transaction);
        if (answer === 'keep') await familyMarks.put(row, transaction);
        else await familyMarks.remove(id, transaction);
        for (const { _id } of others) await familyMarks.remove(_id, transaction);
        for (const write of reminded) await write(transaction);
      },
    };
  });
}

/**
 * Each of the six asks for what its row in the table says.
 * @throws Fault INVALID shape
 */
function mustFit({ kind, answer, text, signature, anew }: Marking): void {
  if (answer === 'take-back') return;
  const { asks } = sixKinds[kind];
  if (asks !== 'word if liked' && text === undefined) throw new Fault('INVALID', 'shape', 'text');
  if (anew !== undefined && asks !== 'hand') throw new Fault('INVALID', 'shape', 'anew');
  if ((asks === 'hand') !== (signature !== undefined)) throw new Fault('INVALID', 'shape', 'signature');
}

/**
 * Signatures that fall away because the words under which they stand are replaced: everybody's but the caller's.
 * @throws Fault CONFLICT pledge-changed when the words that were signed are not those that stand there, and no new ones were meant
 */
function otherWords(found: Year, { text, anew }: Marking): FamilyMarkRow[] {
  const standing = pledgeWords(found);
  if (standing === '' || standing === text) return [];
  if (anew === undefined) throw new Fault('CONFLICT', 'pledge-changed', 'text');
  return found.marks.filter(({ kind, personId }) => kind === 'pledge' && personId !== found.own._id);
}
