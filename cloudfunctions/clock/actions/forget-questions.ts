import { dayMs } from '../../../core/domain/calendar/beijing';
import { going } from '../../_kernel/hand-pages';
import { never } from '../../_store/books';
import { helpGroups } from '../../_store/help-groups';
import { helpMembers } from '../../_store/help-members';
import { knowledgeMisses } from '../../_store/knowledge-misses';
import { questionEntries } from '../../_store/question-entries';
import { questionMedia } from '../../_store/question-media';
import { questions } from '../../_store/questions';

const pageSize = 50;
/** How long it is told what was searched in vain. */
const missDays = 90;
/** Looked for every ten minutes: what was withdrawn lost its words at once, and the rest waited for months. */
const turn = { every: 10, at: 7 };

/**
 * Personal data goes by rule: of a question whose days are over the words, pictures and voices, then whose it was; what is left are times for the figures. And of groups that
 * were let go who came from them. Can be ended at any step, and goes on where it stood.
 */
export async function forgetQuestions(hasTime: () => boolean): Promise<number> {
  if (Math.floor(Date.now() / 60_000) % turn.every !== turn.at) return 0;
  let done = 0;
  while (hasTime()) {
    const page = await questions.toForget(Date.now(), pageSize);
    for (const { _id, version } of page) {
      await questionEntries.removeOf(_id);
      await questionMedia.patchWhere({ questionId: _id }, going(Date.now()));
      const fields = { askerId: '', entries: 0, forgetAt: never, version: version + 1 };
      done += await questions.patchWhere({ _id, version }, fields);
    }
    if (page.length < pageSize) break;
  }
  for (const { _id } of hasTime() ? await helpGroups.ended(pageSize) : [])
    done += await helpMembers.removeOfGroup(_id);
  done += await knowledgeMisses.removeBefore(Date.now() - missDays * dayMs);
  return done;
}
