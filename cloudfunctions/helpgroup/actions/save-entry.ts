import type { Input, Output } from '../../../core/contract';
import { fitOf } from '../../../core/domain/duty/knowledge';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { Fault, Stale } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { readingOf } from '../../_kernel/knowledge-base';
import { type KnowledgeRow, knowledge } from '../../_store/knowledge';
import { knowledgeMisses } from '../../_store/knowledge-misses';
import { dutyIn } from '../load';

/** An officer writes an entry, or changes one: what was asked and answered, told without anybody in it. What was searched in vain and is found now leaves that list. */
export async function saveEntry(
  member: Member,
  input: Input<'helpgroup.saveEntry'>,
): Promise<Output<'helpgroup.saveEntry'>> {
  const { now, personId, openid } = member;
  const { unitId, entryId, topic, question, answer, source } = input;
  await dutyIn(member, unitId);
  return change(member, { route: 'helpgroup.saveEntry', personId: unitId, input }, async () => {
    const before = entryId === null ? null : await knowledge.get(entryId);
    if (entryId !== null && before?.unitId !== unitId) throw new Fault('NOT_FOUND', undefined, 'entryId');
    await mustBeFit(openid, `${question}\n${answer}`, 'answer', 4);
    const _id = before?._id ?? newId('knowledge', `${personId} ${input.requestId}`);
    const row: KnowledgeRow = {
      ...{ _id, unitId, topic, question, answer, source, ...readingOf(question) },
      ...{ writtenBy: personId, at: before?.at ?? now, version: (before?.version ?? 0) + 1 },
    };
    const misses = await knowledgeMisses.ofUnit(unitId, 100);
    const over = misses.filter(({ text }) => fitOf({ ...row, id: _id }, text) > 0);
    return {
      answer: { id: _id },
      what: before ? 'knowledge entry changed' : 'knowledge entry written',
      async write(transaction) {
        const current = await knowledge.get(_id, transaction);
        if (current?.version !== before?.version) throw new Stale('entry');
        await knowledge.put(row, transaction);
        for (const one of over) await knowledgeMisses.remove(one._id, transaction);
      },
    };
  });
}
