import type { Route } from '../../core/contract';
import type { Person } from '../support/people';
import { nodeReminderTemplate } from '../support/project';
import type { Random } from '../support/random';
import { signature } from '../support/samples';
import type { Fault } from '../support/wire';
import { NoAnswer, type World } from '../support/world';

type Sent = { person: Person; route: Route; input: Record<string, unknown> };

/** Plays people's lives with the program at random, from one seed: the same seed plays the same acts in the same order. */
export class RandomLife {
  readonly people: Person[] = [];
  private readonly past: Sent[] = [];
  /** Answers by `ok` or code, to see that the run was not all refusals. */
  readonly tally = new Map<string, number>();
  /** INTERNAL answers, which nothing here should bring about. */
  readonly unexplained: string[] = [];
  faultsOrdered = 0;

  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly faultRate: number,
  ) {}

  /** One act. */
  async step(): Promise<void> {
    const { random } = this;
    if (this.people.length < 3 || random.chance(0.03)) return this.join();
    const kind = random.below(100);
    if (kind < 8) return this.passTime();
    if (kind < 14) return this.tick();
    if (kind < 22 && this.past.length) return this.repeat();
    await this.act(random.pick(this.people));
  }

  private async join(): Promise<void> {
    const today = new Date((await this.world.now()) + 8 * 3_600_000);
    const entry = new Date(today.getTime() - this.random.below(400) * 86_400_000).toISOString().slice(0, 10);
    const [person] = await this.world.people.invited(1, entry);
    const invited = person as Person;
    const answered = await this.send({
      person: invited,
      route: 'account.bind',
      input: {
        requestId: this.world.requestId('bind'),
        code: invited.code,
        consent: {
          version: '2026-07',
          purposes: this.random.chance(0.8) ? ['timebook', 'reminders'] : ['timebook'],
        },
      },
    });
    if (answered) this.people.push(invited);
  }

  private async passTime(): Promise<void> {
    const period = this.random.pick(['PT3H', 'P1D', 'P1D', 'P5D', 'P1M', 'P5M']);
    await this.world.advance(period, false);
    if (this.random.chance(0.7)) await this.tick();
  }

  private async tick(): Promise<void> {
    await this.underFault('clock', () => this.world.tick());
  }

  private async repeat(): Promise<void> {
    await this.send(this.random.pick(this.past));
  }

  private async act(person: Person): Promise<void> {
    const { world, random } = this;
    const book = await world.ask(person, 'timebook.book', {});
    const node = random.pick(book.nodes);
    const requestId = world.requestId('act');
    const letter = {
      text: `给 ${person.givenName} 的信 ${requestId}`,
      promises: ['守住底线', '常回家'].slice(0, random.below(3)),
    };
    const permission = random.chance(0.5) && {
      permission: { templateId: nodeReminderTemplate, answer: 'accept' },
    };
    const choices: [Route, Record<string, unknown>][] = [
      ['timebook.saveDraft', { requestId, nodeId: node.id, ...letter, baseRevision: random.below(4) }],
      [
        'timebook.saveDraft',
        { requestId, nodeId: node.id, ...letter, baseRevision: await this.revisionOf(person, node.id) },
      ],
      ['timebook.seal', { requestId, nodeId: node.id, ...letter, signature, ...permission }],
      ['timebook.seal', { requestId, nodeId: node.id, ...letter, signature, ...permission }],
      ['timebook.seal', { requestId, nodeId: node.id, ...letter, signature, ...permission }],
      ['timebook.recall', { requestId, chapterNumber: Math.max(1, book.chapters.length) }],
      ['timebook.open', { requestId, nodeId: node.id }],
      ['timebook.open', { requestId, nodeId: node.id }],
      ['timebook.review', { requestId, nodeId: node.id, marks: [] }],
      ['timebook.review', { requestId, nodeId: node.id, marks: [] }],
      ['reminder.grant', { requestId, templateId: nodeReminderTemplate, answer: 'accept' }],
      ['timebook.verify', {}],
      ['timebook.today', {}],
      ['reminder.inbox', {}],
      ['timebook.read', { chapterNumber: Math.max(1, random.below(book.chapters.length + 1)) }],
    ];
    const [route, input] = random.pick(choices);
    if (route === 'reminder.grant' || input.permission) {
      await world.control.subscribe(person.openid, nodeReminderTemplate, 'accept');
    }
    const done = await this.send({ person, route, input });
    // Second thoughts come soon, or the day is over.
    if (done && route === 'timebook.seal' && random.chance(0.3)) {
      const second = { requestId: world.requestId('act'), chapterNumber: book.chapters.length + 1 };
      await this.send({ person, route: 'timebook.recall', input: second });
    }
  }

  private async revisionOf(person: Person, nodeId: string): Promise<number> {
    const { draft } = await this.world.ask(person, 'timebook.draft', { nodeId });
    return draft?.revision ?? 0;
  }

  /** Sends and insists, as a phone does; true when it succeeded. */
  private async send(sent: Sent): Promise<boolean> {
    const { person, route, input } = sent;
    if ('requestId' in input) this.past.push(sent);
    const { answer } = await this.underFault(route.split('.')[0] as string, () =>
      this.world.insist(person, route, input as never, 8),
    );
    const key = `${route} ${answer.ok ? 'ok' : (answer.reason ?? answer.code)}`;
    this.tally.set(key, (this.tally.get(key) ?? 0) + 1);
    if (!answer.ok && answer.code === 'INTERNAL') this.unexplained.push(`${route} ${JSON.stringify(answer)}`);
    return answer.ok;
  }

  /** Orders trouble for one act in twenty: a lost step, a dead worker, a conflict. */
  private async underFault<T>(name: string, run: () => Promise<T>): Promise<T> {
    if (!this.random.chance(this.faultRate)) return run();
    this.faultsOrdered += 1;
    const effect = this.random.pick<Fault['effect']>([
      'drop-before',
      'drop-after',
      'kill-before',
      'kill-after',
      'error',
    ]);
    const on = name === 'clock' && this.random.chance(0.4) ? 'openapi' : 'database';
    const code = on === 'openapi' ? '43108' : 'DATABASE_TRANSACTION_CONFLICT';
    const fault: Fault = {
      on,
      function: name,
      skip: this.random.below(12),
      times: 1 + this.random.below(2),
      effect,
      ...(effect === 'error' && { code }),
    };
    await this.world.control.faults([fault]);
    try {
      return await run();
    } catch (error) {
      if (error instanceof NoAnswer) throw new Error(`${JSON.stringify(fault)}: a phone never got an answer`);
      throw error;
    } finally {
      await this.world.control.faults([]);
    }
  }
}
