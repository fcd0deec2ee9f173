import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from './call-style';
import { askForScope } from './settings';

/** `wx.addPhoneCalendar` and its repeating form: tap rule, permission, a confirmation, then a record for the panel. */
export function calendarArea(host: ApiHost): Area {
  const add = (name: string, repeating: boolean) => (options?: CallOptions) => {
    const tapped = host.tap.active();
    return answerCall(name, options, async () => {
      if (!tapped) throw new CallFailure('can only be invoked by user TAP gesture.');
      requireType('title', options?.title, 'string');
      requireType('startTime', options?.startTime, 'number');
      const start = Number(options?.startTime);
      const repeatInterval = repeating ? String(options?.repeatInterval ?? 'month') : undefined;
      if (repeatInterval !== undefined && !['day', 'week', 'month', 'year'].includes(repeatInterval)) {
        throw new CallFailure('parameter error: repeatInterval is invalid');
      }
      if (!(await askForScope(host, 'scope.addPhoneCalendar'))) throw new CallFailure('auth deny');
      const event = {
        title: options?.title,
        startTime: start,
        endTime: Number(options?.endTime ?? start),
        allDay: options?.allDay === true,
        description: options?.description ?? '',
        location: options?.location ?? '',
        alarm: options?.alarm !== false,
        alarmOffset: Number(options?.alarmOffset ?? 0),
        ...(repeatInterval ? { repeatInterval } : {}),
      };
      const answer = await host.sheet<{ confirm: boolean }>('calendar', event);
      if (!answer.confirm) throw new CallFailure('cancel');
      host.record('calendar', event);
    });
  };
  return {
    addPhoneCalendar: add('addPhoneCalendar', false),
    addPhoneRepeatCalendar: add('addPhoneRepeatCalendar', true),
  };
}
