import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Input, Output, Route } from '../../core/contract';
import type { Answer } from '../../core/contract/envelope';
import { startEmulator } from '../../emulator';
import { repositoryRoot } from '../../scripts/root';
import { startSimulator } from '../../simulator';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { type LaunchOptions, launchPhone } from '../../simulator/driver/launch-phone';
import { borrowBrowser, returnBrowser } from '../../simulator/driver/shared-browser';
import { adminDatabase } from '../support/admin';
import { builtFunctions } from '../support/built';
import { testEnvironment } from '../support/secrets';
import { seededDistrict } from '../support/seeded-district';
import { Control, type Document, hangUp } from '../support/wire';

/** The two people of the demo district. */
export const xu = {
  openid: 'demo-openid-xu-yinuo',
  id: 'demo-xu-yinuo',
  code: 'DEM0C0DE0000000000000000XY',
} as const;
export const lin = { openid: 'demo-openid-lin-zhiyuan', id: 'demo-lin-zhiyuan' } as const;

/** Pages of the program, as they are opened from outside. */
export const pages = {
  today: 'pages/today/index',
  book: 'pages/book/index',
  family: 'pages/family/index',
  me: 'pages/me/index',
  bind: 'pages/bind/index',
  write: 'packages/timebook/pages/write/index',
  sealed: 'packages/timebook/pages/sealed/index',
  open: 'packages/timebook/pages/open/index',
  receipt: 'packages/timebook/pages/receipt/index',
  check: 'packages/timebook/pages/check/index',
} as const;

/** Milliseconds for a wait: this machine may be shared with other work. */
export const patience = 30_000;
const template = 'DEMO_TMPL_NODE_REMINDER';

/** The unmodified program on the demo district, in a real browser: one emulator, one simulator, as many phones as a test wants. */
export class Journey {
  readonly control: Control;
  private readonly phones: DrivenPhone[] = [];

  constructor(
    readonly emulatorUrl: string,
    readonly simulatorUrl: string,
    private readonly end: () => Promise<void>,
    private readonly envId: string,
  ) {
    this.control = new Control(emulatorUrl);
  }

  /** The store as its administrator reaches it. */
  admin() {
    return adminDatabase(this.emulatorUrl, this.envId);
  }

  /** A phone with a memory of its own. */
  async phone(options: Partial<LaunchOptions> = {}): Promise<DrivenPhone> {
    const { simulatorUrl, emulatorUrl } = this;
    const phone = await launchPhone({ simulatorUrl, emulatorUrl, patience, pixelRatio: 1, ...options });
    this.phones.push(phone);
    return phone;
  }

  /** What any phone complained of so far: framework warnings, unhandled errors, lines in the console. */
  async problems(): Promise<string[]> {
    return (await Promise.all(this.phones.map((phone) => phone.problems()))).flat();
  }

  /** One call as a phone makes it, that must succeed: sets a stage without going there page by page. */
  async act<R extends Route>(openid: string, route: R, input: Input<R>): Promise<Output<R>> {
    const [name, action] = route.split('.') as [string, string];
    const delivered = await this.control.deliver(openid, name, { action, input });
    const answer = delivered.result as Answer<Output<R>> | undefined;
    if (!answer?.ok) throw new Error(`${route} was refused: ${JSON.stringify(answer ?? delivered)}`);
    return answer.value;
  }

  /** Binds 许一诺 as her invitation card would. */
  async bindXu(): Promise<void> {
    await this.act(xu.openid, 'account.bind', {
      requestId: 'journey-bind-xu-yinuo',
      code: xu.code,
      consent: { version: '2026-07', purposes: ['timebook', 'reminders'] },
    });
  }

  /** Seals a chapter with permission for one message. */
  async seal(openid: string, nodeId: string, text: string, promises: string[]): Promise<number> {
    await this.control.subscribe(openid, template, 'accept');
    const { receipt } = await this.act(openid, 'timebook.seal', {
      requestId: `journey-seal-${nodeId.replaceAll(':', '-')}`,
      nodeId,
      text,
      promises,
      signature: { ratio: 2.4, strokes: [[100, 300, 400, 500, 900, 200]] },
      permission: { templateId: template, answer: 'accept' },
    });
    return receipt.number;
  }

  /** Documents of a collection that match. */
  async documents(collection: string, where?: unknown): Promise<Document[]> {
    const { documents } = await this.control.database(collection, where, 100_000);
    return documents as Document[];
  }

  /** The whole store as text, to look for what must not be in it. */
  async everythingStored(): Promise<string> {
    const { collections } = (await this.control.database()) as { collections: { name: string }[] };
    const all = await Promise.all(collections.map(({ name }) => this.documents(name)));
    return JSON.stringify(all);
  }

  /** How often WeChat was asked to write to somebody. */
  async sends(openid: string): Promise<number> {
    const calls = await this.control.calls();
    return calls.filter(({ api, request }) => api.endsWith('send') && request.touser === openid).length;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.phones.map((phone) => phone.close()));
    await this.end();
  }
}

/** Starts emulator and simulator on free ports and fills the demo district. */
export async function startJourney(): Promise<Journey> {
  const root = repositoryRoot(__dirname);
  const folder = await mkdtemp(join(tmpdir(), 'collar-button-journey-'));
  // The emulator hands these on to the functions; the district keeps invitations under the same key.
  Object.assign(process.env, testEnvironment);
  const configFile = join(root, 'simulator.config.json');
  const [functions] = await Promise.all([builtFunctions(root), borrowBrowser()]);
  const projectDir = await programAsItIs(root, folder);
  const district = await seededDistrict(functions);
  const data = join(folder, 'data');
  const emulator = await startEmulator({ data, functions, project: configFile, import: district });
  const simulator = await startSimulator({ projectDir, emulatorUrl: emulator.url, port: 0, configFile });
  return new Journey(
    emulator.url,
    simulator.url,
    async () => {
      await returnBrowser();
      await simulator.close();
      await emulator.close();
      hangUp();
      await rm(folder, { recursive: true, force: true });
    },
    emulator.envId,
  );
}

/** The program as it is now: the simulator starts phones again when a file changes, and somebody may be writing one. */
async function programAsItIs(root: string, folder: string): Promise<string> {
  const copy = join(folder, 'program');
  for (const part of ['miniprogram', 'project.config.json'])
    await cp(join(root, part), join(copy, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** Looks until it is so. @throws Error with the last thing that did not hold */
export async function eventually(look: () => Promise<void> | void, ms = patience): Promise<void> {
  const until = performance.now() + ms;
  for (;;) {
    try {
      await look();
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }
}
