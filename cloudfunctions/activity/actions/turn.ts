import type { Input, Output } from '../../../core/contract';
import { after, seenState } from '../../../core/domain/activity/state';
import { listMoved, putActivity, restsUntil } from '../../_kernel/activity-turns';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { type ActivityRow, activities } from '../../_store/activities';
import { organisedBy } from '../load';
import { mustBeInOrder, mustBeReadable } from '../policy';
import { writtenView } from '../view';

type Turning = Input<'activity.turn'>;
type Answer = Output<'activity.turn'>;

/** Carries an activity on by the table of states. Whoever saw it otherwise than it stands looks again first. */
export async function turn(member: Member, input: Turning): Promise<Answer> {
  const { now, openid } = member;
  const { activityId, event } = input;
  const { activity: first } = await organisedBy(member, activityId);
  if ((event === 'cancel') !== (input.reason !== undefined)) throw new Fault('INVALID', 'shape', 'reason');
  const act = { route: 'activity.turn', personId: first.scopeId, input };
  return change(member, act, async () => {
    const { activity } = await organisedBy(member, activityId);
    const next = after(activity, event, now);
    if (next === null) throw new Fault('CONFLICT', 'activity-over', 'activityId');
    if (next === 'gone') return discarded(activity);
    if (activity.edition !== input.baseVersion) throw new Fault('CONFLICT', 'activity-moved', 'baseVersion');
    if (event === 'publish') {
      mustBeInOrder(writtenView(activity), now);
      await mustBeReadable(openid, writtenView(activity));
    }
    return turned(activity, { ...activity, ...nextRow(activity, next, input, now) }, now);
  });
}

function nextRow(
  activity: ActivityRow,
  state: ActivityRow['state'],
  { event, reason = '' }: Turning,
  now: number,
): Partial<ActivityRow> {
  if (event === 'publish') {
    return { state, shelf: 'shown', nextAt: restsUntil({ ...activity, state }) };
  }
  if (event !== 'cancel') return { state };
  const former = [...new Set([...(activity.news?.former ?? []), activity.startsAt])];
  const news = { kind: 'cancelled' as const, former, after: 0 };
  return { state, reason, changes: activity.changes + 1, news, nextAt: now };
}

async function turned(before: ActivityRow, next: ActivityRow, now: number): Promise<Plan<Answer>> {
  const edition = before.edition + 1;
  const moved = await listMoved(next, now);
  const { _id, version: _, ...fields } = { ...next, ...moved.fields, edition };
  return {
    answer: { activityId: _id, state: seenState(next, now), version: edition },
    what: `activity ${next.state}`,
    async write(transaction) {
      await putActivity(before, fields, transaction);
      for (const write of moved.writes) await write(transaction);
    },
  };
}

function discarded(activity: ActivityRow): Plan<Answer> {
  const { _id: activityId, edition: version } = activity;
  return {
    answer: { activityId, state: 'gone', version: version + 1 },
    what: 'activity draft discarded',
    async write(transaction) {
      await putActivity(activity, {}, transaction);
      await activities.remove(activityId, transaction);
    },
  };
}
