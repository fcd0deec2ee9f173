import type { Input, Output } from '../../../core/contract';
import { found, normalized, type Searched } from '../../../core/domain/duty/knowledge';
import type { Member } from '../../_kernel/caller';
import { lookup } from '../../_kernel/keys';
import { entriesOf } from '../../_kernel/knowledge-base';
import { knowledgeMisses } from '../../_store/knowledge-misses';
import { type NoticeRow, notices } from '../../_store/notices';
import { insideOf } from '../load';
import { entryView } from '../view';

/** Entries that a search shows, and that are shown before anybody searches. */
const most = 20;
const mostUnasked = 40;
/** Longer than this it is no search but a story, and stories are not kept. */
const longestMiss = 12;
const mostMisses = 30;
const mostCases = 100;

/** Looks through the knowledge base and the cases among the notices by words, synonyms and pinyin; nothing typed shows the newest. What finds nothing is counted, without whose it was. */
export async function search(
  member: Member,
  input: Input<'helpgroup.search'>,
): Promise<Output<'helpgroup.search'>> {
  const { unitId, text } = input;
  const { as } = await insideOf(member, unitId);
  const [entries, told] = await Promise.all([entriesOf(unitId), notices.ofKind(unitId, 'case', mostCases)]);
  const hits = normalized(text) === '' ? entries.slice(0, mostUnasked) : found(entries, text, most);
  const cases = found(told.map(caseAsEntry), text, most);
  if (hits.length === 0 && cases.length === 0) await missed(unitId, normalized(text), member.now);
  const misses = as === 'member' ? [] : await knowledgeMisses.ofUnit(unitId, mostMisses);
  return {
    as,
    entries: hits.map(entryView),
    cases: cases.map(({ id, question: title }) => ({ id, title })),
    missed: misses.map(({ text: typed, count }) => ({ text: typed, count })),
  };
}

function caseAsEntry({ _id: id, title, text, pinyin, initials }: NoticeRow): Searched {
  return { id, topic: 'case', question: title, answer: text, pinyin, initials };
}

async function missed(unitId: string, text: string, now: number): Promise<void> {
  if (text === '' || text.length > longestMiss) return;
  const _id = lookup('miss', `${unitId} ${text}`).slice(0, 24);
  const before = await knowledgeMisses.get(_id);
  await knowledgeMisses.put({ _id, unitId, text, count: (before?.count ?? 0) + 1, at: now });
}
