import { going } from '../_kernel/hand-pages';
import type { Write } from '../_kernel/outbox';
import { questionMedia } from '../_store/question-media';

/** Destroys the keys of what stands under a question; the clock takes the files. */
export async function detached(questionId: string, now: number): Promise<Write[]> {
  const rows = (await questionMedia.ofQuestion(questionId)).filter(({ state }) => state !== 'going');
  return rows.map(
    ({ _id }) =>
      (transaction) =>
        questionMedia.patch(_id, going(now), transaction),
  );
}
