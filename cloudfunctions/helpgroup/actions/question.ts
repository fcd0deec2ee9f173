import type { Input, Output } from '../../../core/contract';
import type { QuestionEntry } from '../../../core/contract/helpgroup';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { dutyHouse } from '../../_kernel/duty-now';
import { entriesBy } from '../../_kernel/knowledge-base';
import { entryText } from '../../_kernel/question-box';
import { never } from '../../_store/books';
import { questionEntries } from '../../_store/question-entries';
import { questionMedia } from '../../_store/question-media';
import { seenBy } from '../load';
import { mayDo, mayHear, maySee } from '../policy';
import { cardView, entryView, namesOfPeople, onDutyView } from '../view';
import { idOf } from './space';

/** One question with everything said in it. A look at the private line is told to whoever asked. */
export async function question(
  member: Member,
  input: Input<'helpgroup.question'>,
): Promise<Output<'helpgroup.question'>> {
  const { personId, now } = member;
  const { question: row, unit, as } = await seenBy(member, input.questionId);
  const { askerId, named, takenBy } = row;
  if (row.line === 'private' && as === 'officer' && askerId !== '')
    permit(member, { personId: askerId, unitPath: unit.path }, 'questionId');
  const [entries, house, shown, known] = await Promise.all([
    questionEntries.ofQuestion(row._id),
    dutyHouse(row.unitId, now),
    mayHear(as) ? questionMedia.ofQuestion(row._id) : [],
    entriesBy(row.offered ?? []),
  ]);
  const seen = entries.filter(({ kind }) => maySee(kind, as));
  const names = await namesOfPeople([askerId, takenBy ?? '', ...seen.map(({ authorId }) => authorId)]);
  const helps = as === 'officer' || as === 'leader';
  return {
    ...cardView(row, personId, names),
    beginning: null,
    ...{ unitId: unit._id, unitName: unit.name, as, onDuty: onDutyView(house, now) },
    ...{ takenAt: row.takenAt, takenBy: (takenBy !== null && names.get(takenBy)) || null },
    ...{ closedAt: row.closedAt, helped: row.rating },
    forgetAt: row.forgetAt === never ? null : row.forgetAt,
    entries: seen.map((entry): QuestionEntry => {
      const { kind, at, authorId } = entry;
      const hidden = authorId === askerId && !named;
      const me = authorId === personId;
      return { kind, at, me, name: hidden ? null : (names.get(authorId) ?? null), text: entryText(entry) };
    }),
    media: shown
      .filter(({ state }) => state === 'kept')
      .map(({ _id: id, kind, seconds }) => ({ id, kind, seconds })),
    offered: known.map(entryView),
    may: mayDo(row, as, personId),
    officers: helps
      ? [...house.officers.values()]
          .filter(({ _id }) => _id !== personId && _id !== askerId)
          .map(({ _id: id, name }) => ({ id, name }))
      : [],
    templates: { matter: idOf('matter'), duty: idOf('duty') },
  };
}
