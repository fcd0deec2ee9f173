import type { Identity } from '../_kernel/caller';
import { Fault } from '../_kernel/fault';
import { MissingKey } from '../_kernel/keys';
import { described, log } from '../_kernel/log';
import { anchorHeads } from './actions/anchor';
import { anchorAudits } from './actions/anchor-audits';
import { announceShifts } from './actions/announce-shifts';
import { carryActivities } from './actions/carry-activities';
import { demandFeasts } from './actions/demand-feasts';
import { erasePeople } from './actions/erase-people';
import { escalate } from './actions/escalate';
import { forgetQuestions } from './actions/forget-questions';
import { markCadres } from './actions/mark-cadres';
import { writeNightFileOnce } from './actions/night-file';
import { noteRun } from './actions/note-run';
import { remind } from './actions/remind';
import { removeByRule } from './actions/remove-by-rule';
import { rotateKeys } from './actions/rotate';
import { sweepDocuments } from './actions/sweep-documents';
import { sweepHandPages } from './actions/sweep-hand-pages';
import { sweepQuestionMedia } from './actions/sweep-question-media';
import { budgetOf } from './budget';
import { mustBeTimer } from './policy';

/** One minute's work. What it does not finish stays in the index for the next; what fails is logged and tried again. */
export async function tick(who: Identity, context: unknown): Promise<Record<string, unknown>> {
  const startedAt = performance.now();
  const { traceId } = who;
  try {
    mustBeTimer(who);
    const hasTime = budgetOf(context);
    const calling = escalate(hasTime);
    const carrying = carryActivities(hasTime);
    // Each is tried whatever became of the other: a page that fails must not keep the night's anchors from being written.
    const works = await Promise.allSettled([
      // Whoever has to be called, or told, is before messages go out; one's trouble does not keep the other.
      Promise.allSettled([calling, carrying]).then(() => remind(hasTime)),
      anchorHeads(hasTime).then(async (count) => ({
        anchored: count + (await anchorAudits(hasTime, count > 0)),
        nightFiles: await writeNightFileOnce(),
      })),
      rotateKeys(hasTime),
      removeByRule(hasTime),
      sweepDocuments(hasTime),
      demandFeasts(),
      erasePeople(hasTime),
      sweepHandPages(hasTime).then(async (count) => count + (await sweepQuestionMedia(hasTime))),
      announceShifts(hasTime),
      forgetQuestions(hasTime),
      calling,
      markCadres(hasTime),
      carrying,
    ] as const);
    const [reminded, anchored, turned, removed, swept, feasts, erased, photos, ...more] = works;
    const [shifts, forgotten, escalated, marked, carried] = more;
    const ms = performance.now() - startedAt;
    const broken = works.findIndex(({ status }) => status === 'rejected');
    const figures = reminded.status === 'fulfilled' ? reminded.value : null;
    await noteRun(figures, ms, names[broken] ?? '');
    const done = {
      ...resultOf(reminded),
      ...resultOf(anchored),
      turned: resultOf(turned),
      ...some('removed', resultOf(removed)),
      ...some('swept', resultOf(swept)),
      ...some('feasts', resultOf(feasts)),
      ...some('erased', resultOf(erased)),
      ...some('photos', resultOf(photos)),
      ...some('shifts', resultOf(shifts)),
      ...some('forgotten', resultOf(forgotten)),
      ...some('escalated', resultOf(escalated)),
      ...some('marked', resultOf(marked)),
      ...some('carried', resultOf(carried)),
    };
    log('info', 'tick', { route: 'clock', traceId, ...done, ms: Math.round(ms) });
    return { ok: true, ...done };
  } catch (error) {
    if (error instanceof Fault) {
      log('warn', 'refused', { route: 'clock', traceId, fault: error.code });
      return { ok: false, code: error.code, traceId };
    }
    const key = error instanceof MissingKey ? { key: error.message } : {};
    log('error', 'tick failed', { route: 'clock', traceId, ...described(error), ...key });
    return { ok: false, code: 'INTERNAL', traceId };
  }
}

/** What a run's trouble is called in the run log, in the order of the works. */
const names = [
  'remind',
  'anchor',
  'rotate',
  'remove',
  'sweep',
  'feasts',
  'erase',
  'photos',
  'shifts',
  'forget',
  'escalate',
  'mark',
  'activities',
] as const;

/** @throws what the work threw */
function resultOf<T>(work: PromiseSettledResult<T>): T {
  if (work.status === 'rejected') throw work.reason;
  return work.value;
}

const some = (name: string, count: number) => (count > 0 ? { [name]: count } : {});
