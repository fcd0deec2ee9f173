import type { Behaviour } from '../behaviour';
import type { Appointments } from '../timers/appointments';

export interface PushWorld {
  /** Which function the project file names for an event of WeChat. */
  readonly functions: Readonly<Record<string, string>>;
  readonly appointments: Appointments;
  readonly behaviour: Behaviour;
  readonly now: () => number;
}

/** Events that WeChat pushes to a function (消息推送, 云函数模式). One that no function was named for is not pushed. */
export class Pushes {
  constructor(private readonly world: PushWorld) {}

  /**
   * Promises an event, as often as the behaviour says.
   * @param fields what the event has besides the five fields of every push
   * @param when `afterMs` virtual milliseconds from now; `times` instead of the behaviour's
   */
  async push(
    name: string,
    openid: string,
    fields: Readonly<Record<string, unknown>>,
    when: { afterMs?: number; times?: number } = {},
  ): Promise<void> {
    const { functions, appointments, behaviour, now } = this.world;
    const target = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (target === undefined) return;
    const at = now() + (when.afterMs ?? 0);
    const event = {
      ToUserName: 'gh_emulator',
      FromUserName: openid,
      CreateTime: Math.floor(at / 1000),
      MsgType: 'event',
      Event: name,
      ...fields,
    };
    const times = when.times ?? behaviour.now.pushes.times;
    // Where its SOURCE is not documented, the chain says so itself.
    for (let n = 0; n < times; n++)
      await appointments.add({ at, function: target, event, source: 'wx_unknown', openid });
  }

  /** The list of a subscribe event: WeChat sends a single item without a list around it (PLATFORM.md §1.6). */
  itemsOf(items: readonly unknown[]): unknown {
    return items.length === 1 && !this.world.behaviour.now.pushes.list ? items[0] : items;
  }
}
