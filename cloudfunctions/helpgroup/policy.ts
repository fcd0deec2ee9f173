import type { QuestionAct, SpaceRole } from '../../core/contract/helpgroup';
import { after, isWaiting, type QuestionEvent } from '../../core/domain/duty/question';
import { Fault } from '../_kernel/fault';
import type { EntryKind } from '../_store/question-entries';
import type { QuestionRow } from '../_store/questions';

/** What somebody is to one question. */
export type Viewpoint = SpaceRole | 'asker';

/**
 * Who reads the words of a question. On the private line the asker and the officers alone, never the leader (DOMAIN.md §1); what was withdrawn
 * has none.
 *
 * | line    | asker | officer | leader | member |
 * |---------|-------|---------|--------|--------|
 * | open    | yes   | yes     | yes    | yes    |
 * | private | yes   | yes     | no     | no     |
 */
const readers: Readonly<Record<QuestionRow['line'], readonly Viewpoint[]>> = {
  open: ['asker', 'officer', 'leader', 'member'],
  private: ['asker', 'officer'],
};
export function mayRead({ line, state }: Pick<QuestionRow, 'line' | 'state'>, as: Viewpoint): boolean {
  return readers[line].includes(as) && (state !== 'withdrawn' || as === 'asker');
}

/** Pictures and voices under a question are for its asker and the officers, on whichever line: they pass no check of WeChat's that anybody else would need. */
export function mayHear(as: Viewpoint): boolean {
  return as === 'asker' || as === 'officer';
}

/** Kinds of words that officers alone read; a leader reads those of what was asked openly. */
const inside: readonly EntryKind[] = ['note', 'handed'];
export function maySee(kind: EntryKind, as: Viewpoint): boolean {
  return as === 'officer' || as === 'leader' || !inside.includes(kind);
}

const eventOf: Readonly<Record<QuestionAct, QuestionEvent>> = {
  ...{ take: 'take', answer: 'answer', handOn: 'hand-on', note: 'note', add: 'add' },
  ...{ withdraw: 'withdraw', rate: 'rate', close: 'close', reopen: 'reopen' },
};
const ofAsker: readonly QuestionAct[] = ['add', 'withdraw', 'rate', 'close', 'reopen'];
const ofOfficer: readonly QuestionAct[] = ['take', 'answer', 'handOn', 'note', 'close', 'reopen'];
const actsOf: Readonly<Record<Viewpoint, readonly QuestionAct[]>> = {
  ...{ asker: ofAsker, officer: ofOfficer, leader: ofOfficer, member: [] },
};

/** Whether another officer answers it now. */
export function heldByAnother(
  { state, takenBy }: Pick<QuestionRow, 'state' | 'takenBy'>,
  me: string,
): boolean {
  return state === 'taken' && takenBy !== me;
}

/** What somebody may do with a question as it stands; of what is forgotten nothing. */
export function mayDo(question: QuestionRow, as: Viewpoint, me: string): QuestionAct[] {
  if (!mayRead(question, as) || question.askerId === '') return [];
  return actsOf[as].filter((act) => {
    if (after(question.state, eventOf[act]) === null) return false;
    if (act === 'take') return question.state !== 'taken';
    if (act === 'answer') return !heldByAnother(question, me);
    if (act === 'rate') return question.answers > 0;
    // Whoever still waits takes it back; there is nothing to close.
    return !(act === 'close' && as === 'asker' && isWaiting(question.state));
  });
}

/**
 * @throws Fault NOT_FOUND for whoever may not read it, CONFLICT question-held when another answers it, CONFLICT when it stands otherwise
 */
export function mustDo(question: QuestionRow, as: Viewpoint, me: string, act: QuestionAct): void {
  if (!mayRead(question, as) || !actsOf[as].includes(act))
    throw new Fault('NOT_FOUND', undefined, 'questionId');
  if (mayDo(question, as, me).includes(act)) return;
  if (['take', 'answer'].includes(act) && heldByAnother(question, me))
    throw new Fault('CONFLICT', 'question-held', 'questionId');
  throw new Fault('CONFLICT', undefined, 'questionId');
}
