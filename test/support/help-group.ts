import type { Input } from '../../core/contract';
import { place } from './district';
import { scopeOver } from './officers';
import type { Person } from './people';
import type { World } from './world';

/** What `wx.getGroupEnterInfo` encloses for whoever came from a group's card. */
export async function enclosedGroup(world: World, openid: string, opengid: string): Promise<string> {
  const answer = await fetch(`${world.url}/phone/open-data`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: openid, kind: 'data', data: { opengid, chat_type: 3 } }),
  });
  return ((await answer.json()) as { cloudID: string }).cloudID;
}

/** The court's help group: two officers, the leader, and members from its WeChat group. */
export class HelpGroup {
  private constructor(
    readonly world: World,
    readonly officer: Person,
    readonly backup: Person,
    readonly leader: Person,
    readonly members: readonly Person[],
  ) {}

  static async found(world: World, count: number): Promise<HelpGroup> {
    const officer = await world.people.officer('duty-officer', scopeOver['duty-officer']);
    const backup = await world.people.officer('duty-officer', scopeOver['duty-officer']);
    const leader = await world.people.officer('head', scopeOver.head);
    const members = await world.people.bound(count);
    const group = new HelpGroup(world, officer, backup, leader, members);
    await world.ask(officer, 'helpgroup.bind', {
      ...{ requestId: group.id(), unitId: place.court },
      cloudId: await enclosedGroup(world, officer.openid, 'group-of-the-court'),
    });
    for (const member of members) await group.enter(member);
    return group;
  }

  id = () => this.world.requestId('help');

  async enter(who: Person, opengid = 'group-of-the-court') {
    const cloudId = await enclosedGroup(this.world, who.openid, opengid);
    return this.world.call(who, 'helpgroup.enter', { requestId: this.id(), cloudId });
  }

  /** Asks on the private line unless told otherwise. */
  ask(who: Person, more: Partial<Input<'helpgroup.ask'>> = {}) {
    return this.world.ask(who, 'helpgroup.ask', {
      ...{ requestId: this.id(), unitId: place.court, line: 'private', topic: 'gift', named: 'yes' },
      ...{ text: '同学留下两盒茶叶，里面有一张卡。', ...more },
    });
  }

  read = (who: Person, questionId: string) => this.world.call(who, 'helpgroup.question', { questionId });
  seen = (who: Person, questionId: string) => this.world.ask(who, 'helpgroup.question', { questionId });
  take = (who: Person, questionId: string) =>
    this.world.call(who, 'helpgroup.take', { requestId: this.id(), questionId });
  answer = (who: Person, questionId: string, text = '原样收好，今晚当面退回。') =>
    this.world.call(who, 'helpgroup.answer', { requestId: this.id(), questionId, text });

  /** The officer by day and by night, the other behind, every day of the week. */
  async publishRota(): Promise<void> {
    const pair = { officerId: this.officer.id, backupId: this.backup.id };
    const pattern = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
      (['day', 'night'] as const).map((layer) => ({ weekday, layer, ...pair })),
    );
    const unitId = place.court;
    const { version: baseVersion } = await this.world.ask(this.officer, 'helpgroup.rota', { unitId });
    const draft = { unitId, baseVersion, pattern, exceptions: [], fallbackId: null };
    const { version } = await this.world.ask(this.officer, 'helpgroup.draftRota', {
      ...{ requestId: this.id(), ...draft },
    });
    await this.world.ask(this.officer, 'helpgroup.publishRota', {
      ...{ requestId: this.id(), unitId, baseVersion: version },
    });
  }

  /** Whom the calls for a question reached, `step person`, in their order. */
  async calls(questionId: string): Promise<string[]> {
    const rows = await this.world.documents('reminders', { kind: 'question-waits', subject: questionId });
    return rows
      .sort((a, b) => Number(a.dueAt) - Number(b.dueAt))
      .map(({ role, personId }) => `${role} ${this.nameOf(String(personId))}`);
  }

  private nameOf(id: string): string {
    const known = { [this.officer.id]: 'A', [this.backup.id]: 'B', [this.leader.id]: 'L' };
    return known[id] ?? id;
  }

  /** Moves the clock by minutes, and lets it tick once. */
  async pass(minutes: number): Promise<void> {
    await this.world.advance(`PT${minutes}M`, false);
    const { result } = (await this.world.tick()) as { result?: { ok?: boolean } };
    if (result?.ok !== true) throw new Error(`the clock did not tick: ${JSON.stringify(result)}`);
  }
}
