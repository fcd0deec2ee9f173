import type { Input, Output } from '../../../core/contract';
import type { ActivityWritten } from '../../../core/contract/activity';
import { noAnswers } from '../../../core/domain/activity/reach';
import { after } from '../../../core/domain/activity/state';
import { canonical, type Json } from '../../../core/domain/chapter/canonical';
import { listMoved, putActivity, restsUntil } from '../../_kernel/activity-turns';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { type ActivityRow, activities, listKeyOf } from '../../_store/activities';
import { never } from '../../_store/books';
import { organisedBy, scopeFor } from '../load';
import { mustBeInOrder, mustBeReadable } from '../policy';
import { writtenView } from '../view';

type Saving = Input<'activity.save'>;
type Answer = Output<'activity.save'>;

/**
 * Begins a draft, or changes what is there. What is published was read by families already: WeChat checks it again, and who registered is told by the
 * clock, page by page, when something changed that they came for.
 */
export async function save(member: Member, input: Saving): Promise<Answer> {
  const { scopeId, written } = input;
  await scopeFor(member, scopeId, 'scopeId');
  const act = { route: 'activity.save', personId: scopeId, input };
  const { activityId } = input;
  if (activityId === undefined) return change(member, act, async () => begun(member, input));
  return change(member, act, async () => {
    const { activity } = await organisedBy(member, activityId);
    if (activity.scopeId !== scopeId) throw new Fault('NOT_FOUND', undefined, 'activityId');
    if (activity.edition !== input.baseVersion) throw new Fault('CONFLICT', 'activity-moved', 'baseVersion');
    if (after(activity, 'change', member.now) === null)
      throw new Fault('CONFLICT', 'activity-over', 'activityId');
    if (activity.state === 'draft') return redrafted(activity, written);
    return changed(member, activity, written);
  });
}

function begun({ now, personId }: Member, { requestId, scopeId, written }: Saving): Plan<Answer> {
  const _id = newId('activity', `${personId} ${requestId}`);
  const row: ActivityRow = {
    ...written,
    ...{ _id, scopeId, state: 'draft', shelf: 'draft', listKey: listKeyOf({ _id, endsAt: written.endsAt }) },
    ...{ taken: 0, families: 0, waiting: 0, lastNumber: 0, changes: 0, changedAt: null, news: null },
    ...{
      reason: '',
      summary: '',
      there: 0,
      answers: noAnswers,
      nextAt: never,
      edition: 1,
      at: now,
      version: 1,
    },
  };
  return {
    answer: { activityId: _id, version: 1, told: 0 },
    what: 'activity drafted',
    write: (transaction) => activities.add(row, transaction),
  };
}

function redrafted(activity: ActivityRow, written: ActivityWritten): Plan<Answer> {
  const listKey = listKeyOf({ _id: activity._id, endsAt: written.endsAt });
  const edition = activity.edition + 1;
  return {
    answer: { activityId: activity._id, version: edition, told: 0 },
    what: 'activity draft changed',
    write: (transaction) => putActivity(activity, { ...written, listKey, edition }, transaction),
  };
}

async function changed(
  { now, openid }: Member,
  activity: ActivityRow,
  written: ActivityWritten,
): Promise<Plan<Answer>> {
  mustBeInOrder(written, now);
  if (written.places > 0 && written.places < activity.taken)
    throw new Fault('CONFLICT', 'activity-places', 'places');
  await mustBeReadable(openid, written);
  const tells = toldAbout(written) !== toldAbout(writtenView(activity));
  const former = activity.news?.kind === 'changed' ? activity.news.former : [];
  const next: ActivityRow = {
    ...activity,
    ...written,
    listKey: listKeyOf({ _id: activity._id, endsAt: written.endsAt }),
    edition: activity.edition + 1,
    ...(tells && {
      changes: activity.changes + 1,
      changedAt: now,
      news: { kind: 'changed', former: [...new Set([...former, activity.startsAt])], after: 0 },
    }),
  };
  next.nextAt = next.news ? now : Math.min(activity.nextAt, restsUntil(next));
  const moved = await listMoved(next, now);
  const { _id, version: _, ...fields } = { ...next, ...moved.fields };
  return {
    answer: {
      activityId: _id,
      version: next.edition,
      told: tells ? activity.families + activity.waiting : 0,
    },
    what: 'activity changed',
    async write(transaction) {
      await putActivity(activity, fields, transaction);
      for (const write of moved.writes) await write(transaction);
    },
  };
}

/** What somebody registered for: a change of it is told; more places, a longer time to register and other questions are not. */
function toldAbout({ registerUntil: _, places: __, questions: ___, ...rest }: ActivityWritten): string {
  return canonical(rest as unknown as Json);
}
