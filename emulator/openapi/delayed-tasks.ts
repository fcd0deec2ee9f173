// `cloudbase.addDelayedFunctionTask`: a function is called once, later.
import type { Appointments } from '../timers/appointments';
import { apiAnswer } from './call-answer';
import type { CloudApi } from './cloud-calls';

/** Seconds (PLATFORM.md §2). */
const SOONEST = 6;
const LATEST = 30 * 86_400;

export function addDelayedFunctionTask(world: {
  readonly appointments: Appointments;
  readonly envId: string;
  readonly hasFunction: (name: string) => boolean;
  readonly now: () => number;
}): CloudApi {
  return async ({ env, function_name: name, data, delay_time: delay }) => {
    if (env !== world.envId) return apiAnswer(40097, `invalid args: env is not ${world.envId}`);
    if (typeof name !== 'string' || !world.hasFunction(name))
      return apiAnswer(40097, 'invalid args: no such function');
    if (typeof delay !== 'number' || !(delay >= SOONEST && delay <= LATEST))
      return apiAnswer(40097, `invalid args: delay_time must be ${SOONEST} to ${LATEST} seconds`);
    let event: unknown;
    try {
      event = data === undefined || data === '' ? {} : JSON.parse(String(data));
    } catch {
      return apiAnswer(47001, 'data must be a JSON string');
    }
    await world.appointments.add({
      at: world.now() + delay * 1000,
      function: name,
      event,
      // It goes the way of the HTTP interface, which knows no caller.
      source: 'wx_http',
      openid: null,
    });
    return apiAnswer(0, 'ok');
  };
}
