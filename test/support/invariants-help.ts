import type { Route } from '../../core/contract';
import { rows } from './invariants-audit';
import type { Evidence } from './invariants-requests';
import type { Dump } from './world';

/** Reminders of the help group. */
export const helpKinds = ['question-waits', 'question-answered', 'shift-next', 'duty-changed'];

/** I4 of the help group: each call names a step that its question went through, each answer one that was given, the rest a rota or a swap. */
export function helpProblems(dump: Dump): string[] {
  const questions = new Map(rows(dump, 'questions').map((row) => [row._id, row]));
  const known = new Set([...rows(dump, 'dutyRotas'), ...rows(dump, 'dutySwaps')].map(({ _id }) => _id));
  return rows(dump, 'reminders')
    .filter(({ kind }) => helpKinds.includes(String(kind)))
    .filter(({ kind, subject, matter }) => {
      const occurrence = String(matter).split(':')[2] ?? '';
      const question = questions.get(String(subject));
      if (kind === 'question-waits') return !(question?.steps as string[] | undefined)?.includes(occurrence);
      if (kind === 'question-answered') return !(Number(occurrence) <= Number(question?.answers ?? 0));
      return !known.has(String(subject));
    })
    .map((row) => `I4: nothing demanded the reminder ${row._id}`)
    .concat(uncalled(dump));
}

/** And every step that a question went through has its reminders. */
function uncalled(dump: Dump): string[] {
  const matters = new Set(rows(dump, 'reminders').map(({ matter }) => String(matter)));
  return rows(dump, 'questions').flatMap(({ _id, steps }) =>
    (steps as string[])
      .filter((step) => !matters.has(`question-waits:${_id}:${step}`))
      .map((step) => `I4: nobody was called for ${_id} in ${step}`),
  );
}

/** What a question has after an act on it. Its words may be forgotten since, with whose it was. */
const ofQuestion: Evidence = (personId, answer: { id: string }, _request, dump) => {
  const row = rows(dump, 'questions').find(({ _id }) => _id === answer.id);
  return row === undefined || row.askerId === personId || row.askerId === '';
};
/** What was taken out again: an entry, a notice. */
const removedAfter = (
  route: 'helpgroup.removeEntry' | 'helpgroup.removeNotice',
  unitId: string,
  id: string,
  at: number,
  dump: Dump,
): boolean =>
  rows(dump, 'requests').some(
    (one) =>
      one.route === route &&
      one._id.startsWith(`${unitId}:`) &&
      (one.answer as { id: string }).id === id &&
      Number(one.at) >= at,
  );
const ofRota: Evidence = (unitId, answer: { version: number }, _request, dump) =>
  rows(dump, 'dutyRotas').some(({ _id, version }) => _id === unitId && Number(version) >= answer.version);
const ofSwap: Evidence = (unitId, answer: { id: string }, _request, dump) => {
  const row = rows(dump, 'dutySwaps').find(({ _id }) => _id === answer.id);
  return row === undefined || row.unitId === unitId;
};

/** What each recorded change of the help group must have left in the store. */
export const helpEvidence: Partial<Record<Route, Evidence>> = {
  'helpgroup.bind': (unitId, _answer, _request, dump) =>
    rows(dump, 'helpGroups').some((row) => row.unitId === unitId),
  'helpgroup.unbind': (_unitId, answer: { groupId: string }, request, dump) =>
    rows(dump, 'helpGroups').some(
      ({ _id, endedAt, boundAt }) =>
        _id === answer.groupId && (endedAt === request.at || Number(boundAt) >= Number(request.at)),
    ),
  // They are inside, or left, or the group was let go.
  'helpgroup.enter': (personId, answer: { unitId: string }, request, dump) =>
    rows(dump, 'helpMembers').some(({ _id }) => _id === `${personId}:${answer.unitId}`) ||
    rows(dump, 'requests').some(
      ({ _id, route, at }) =>
        route === 'helpgroup.leave' && _id.startsWith(`${personId}:`) && Number(at) >= Number(request.at),
    ) ||
    rows(dump, 'helpGroups').some(({ endedAt }) => endedAt !== null),
  'helpgroup.leave': (personId, answer: { unitId: string }, request, dump) =>
    rows(dump, 'helpMembers').every(
      (row) => row._id !== `${personId}:${answer.unitId}` || Number(row.at) >= Number(request.at),
    ),
  'helpgroup.keep': (unitId, _answer, _request, dump) =>
    rows(dump, 'helpSpaces').some(({ _id }) => _id === unitId),
  'helpgroup.setPractices': (unitId, _answer, _request, dump) =>
    rows(dump, 'helpSpaces').some(({ _id }) => _id === unitId),
  'helpgroup.saveEntry': (unitId, answer: { id: string }, request, dump) =>
    rows(dump, 'knowledge').some((row) => row._id === answer.id && row.unitId === unitId) ||
    removedAfter('helpgroup.removeEntry', unitId, answer.id, Number(request.at), dump),
  'helpgroup.removeEntry': (_unitId, answer: { id: string }, _request, dump) =>
    rows(dump, 'knowledge').every(({ _id }) => _id !== answer.id),
  'helpgroup.postNotice': (unitId, answer: { id: string }, request, dump) =>
    rows(dump, 'notices').some((row) => row._id === answer.id && row.unitId === unitId) ||
    removedAfter('helpgroup.removeNotice', unitId, answer.id, Number(request.at), dump),
  'helpgroup.removeNotice': (_unitId, answer: { id: string }, _request, dump) =>
    rows(dump, 'notices').every(({ _id }) => _id !== answer.id),
  'helpgroup.beginMedia': (personId, answer: { mediaId: string }, _request, dump) =>
    rows(dump, 'questionMedia').every((row) => row._id !== answer.mediaId || row.askerId === personId),
  'helpgroup.keepMedia': (_personId, answer: { mediaId: string }, _request, dump) =>
    rows(dump, 'questionMedia').every((row) => row._id !== answer.mediaId || row.state !== 'awaited'),
  'helpgroup.ask': ofQuestion,
  'helpgroup.add': ofQuestion,
  'helpgroup.withdraw': ofQuestion,
  'helpgroup.rate': ofQuestion,
  'helpgroup.take': ofQuestion,
  'helpgroup.answer': ofQuestion,
  'helpgroup.handOn': ofQuestion,
  'helpgroup.note': ofQuestion,
  'helpgroup.close': ofQuestion,
  'helpgroup.reopen': ofQuestion,
  'helpgroup.draftRota': ofRota,
  'helpgroup.publishRota': ofRota,
  'helpgroup.proposeSwap': ofSwap,
  'helpgroup.answerSwap': ofSwap,
};
