import { inParallel, type Person } from '../support/people';
import { nodeReminderTemplate } from '../support/project';
import type { Document, RecordedCall } from '../support/wire';
import type { World } from '../support/world';

const day = 86_400_000;
/** Anniversary reminders come due on these days from the node, at nine in the morning. */
const offsets = [-7, 0, 3, 14];

/** One morning on which every person of a group has exactly one reminder to be sent. */
export type Morning = { nine: number; from: number };

/**
 * A group of people with the same entry day, whose reminders come due together four times a year, year after year: each such
 * morning is one trial for the clock.
 */
export class Season {
  private year: number;
  private turn = 0;
  people: Person[] = [];

  constructor(
    private readonly world: World,
    /** `MM-DD` of the entry day; its next anniversary must lie ahead by more than a week. */
    readonly monthDay: string,
    firstYear: number,
  ) {
    this.year = firstYear;
  }

  /** @param people those whose season it is; bound, with this entry day */
  async begin(people: Person[]): Promise<void> {
    this.people = people;
    const count2 = { templateId: nodeReminderTemplate, count: 2, at: 0 };
    await this.world.admin().add(
      'permissions',
      this.people.map(({ id }) => ({ _id: `${id}:${nodeReminderTemplate}`, personId: id, ...count2 })),
    );
  }

  /** Moves to just after nine on the next morning; what else was due before it has been looked after by an undisturbed clock. */
  async nextMorning(): Promise<Morning> {
    const offset = offsets[this.turn % offsets.length] as number;
    const nodeYear = this.year + Math.floor(this.turn / offsets.length);
    this.turn += 1;
    const nine = Date.parse(`${nodeYear}-${this.monthDay}T09:00:00+08:00`) + offset * day;
    await this.world.moveTo(nine - 60_000, false);
    await this.world.tick();
    await this.allow();
    await this.world.moveTo(nine + 5_000, false);
    const from = (await this.world.control.calls()).at(-1)?.id ?? 0;
    return { nine, from };
  }

  /** Two messages are allowed, by WeChat's count at least and by the product's exactly. */
  async allow(): Promise<void> {
    await inParallel(this.people, 8, ({ openid }) =>
      this.world.control.subscribe(openid, nodeReminderTemplate, 'accept'),
    );
    const ids = this.people.map(({ id }) => `${id}:${nodeReminderTemplate}`);
    const admin = this.world.admin();
    for (let at = 0; at < ids.length; at += 200) {
      await admin.patchWhere('permissions', { _id: admin.command.in(ids.slice(at, at + 200)) }, { count: 2 });
    }
  }

  /** The reminder rows of that morning. */
  rowsOf({ nine }: Morning): Promise<Document[]> {
    return this.world.documents('reminders', { dueAt: nine, kind: 'anniversary' });
  }

  /** Messages that WeChat delivered since that morning, by account. */
  async deliveredSince(morning: Morning): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const call of await this.world.control.calls(morning.from)) {
      if (!isDelivered(call)) continue;
      const to = String(call.request.touser);
      counts.set(to, (counts.get(to) ?? 0) + 1);
    }
    return counts;
  }
}

function isDelivered({ api, answer }: RecordedCall): boolean {
  return api === 'subscribeMessage.send' && Number(answer.errcode ?? answer.errCode) === 0;
}
