// `updatableMessage.*`: messages that change after they were shared (动态消息).
import { randomBytes } from 'node:crypto';
import type { Database } from 'lmdb';
import { apiAnswer } from './call-answer';
import type { CloudApi } from './cloud-calls';

interface Activity {
  /** Virtual epoch milliseconds. */
  readonly until: number;
  readonly state: number;
}

const LIFE = 24 * 3_600_000;

export function activityApis(world: {
  readonly table: Database<Activity, string>;
  readonly now: () => number;
}): Readonly<Record<string, CloudApi>> {
  const { table, now } = world;
  return {
    'updatableMessage.createActivityId': async () => {
      const id = `${Math.floor(now() / 1000)}_${randomBytes(16).toString('base64url')}`;
      const until = now() + LIFE;
      await table.put(id, { until, state: 0 });
      return apiAnswer(0, 'ok', { activity_id: id, expiration_time: Math.floor(until / 1000) });
    },
    'updatableMessage.setUpdatableMsg': async ({
      activity_id: id,
      target_state: state,
      template_info: info,
    }) => {
      const activity = typeof id === 'string' ? table.get(id) : undefined;
      if (!activity || activity.until < now()) return apiAnswer(47501, 'activity_id is expired or unknown');
      if (state !== 0 && state !== 1) return apiAnswer(47504, 'target_state must be 0 or 1');
      if (activity.state === 1) return apiAnswer(47502, 'the message is in its last state');
      if (typeof info !== 'object' || info === null) return apiAnswer(47503, 'template_info is missing');
      await table.put(String(id), { ...activity, state });
      return apiAnswer(0, 'ok');
    },
  };
}
