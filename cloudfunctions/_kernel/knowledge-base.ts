import { pinyin } from 'pinyin-pro';
import type { QuestionTopic } from '../../core/contract/helpgroup';
import { firstEntries } from '../../core/domain/duty/first-entries';
import type { Searched } from '../../core/domain/duty/knowledge';
import { type KnowledgeRow, knowledge } from '../_store/knowledge';

/** An entry as it is looked through and shown; `own` is the unit's, which its officers may change. */
export type Entry = Searched & { topic: QuestionTopic; sources: string[]; own: boolean };

/** How a question is read aloud, by which whoever types letters finds it. */
export function readingOf(question: string): { pinyin: string; initials: string } {
  const syllables = pinyin(question, { toneType: 'none', type: 'array', v: true })
    .map((one) => one.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter(Boolean);
  return { pinyin: syllables.join(''), initials: syllables.map((one) => one.slice(0, 1)).join('') };
}

let first: Entry[] | undefined;
/** What every unit begins with; read aloud once in the life of a process. */
function firstOnes(): Entry[] {
  first ??= firstEntries.map((entry) => ({
    ...entry,
    ...readingOf(entry.question),
    topic: entry.topic as QuestionTopic,
    sources: [...entry.sources],
    own: false,
  }));
  return first;
}

function own({ _id: id, topic, question, answer, source, pinyin: read, initials }: KnowledgeRow): Entry {
  const sources = source === '' ? [] : [source];
  return { ...{ id, topic, question, answer, sources, pinyin: read, initials }, own: true };
}

/** Everything that a unit's knowledge base holds: its own first. */
export async function entriesOf(unitId: string): Promise<Entry[]> {
  const rows = await knowledge.ofUnit(unitId);
  return [...rows.map(own), ...firstOnes()];
}

/** Some entries by their ids, in that order; what was taken out since is passed over. */
export async function entriesBy(ids: readonly string[]): Promise<Entry[]> {
  const known = new Map(firstOnes().map((entry) => [entry.id, entry]));
  const others = ids.filter((id) => !known.has(id));
  for (const row of others.length > 0 ? await knowledge.byIds(others) : []) known.set(row._id, own(row));
  return ids.flatMap((id) => known.get(id) ?? []);
}
