import { join } from 'node:path';
import { ClockMover } from './clock/moving';
import { VirtualClock } from './clock/virtual-clock';
import type { Timer } from './clock/way';
import { openDatabase } from './database/database';
import { FaultList } from './faults/fault-list';
import { FunctionFolder } from './functions/function-folder';
import { FunctionPlatform } from './functions/platform';
import { EventStream } from './inspector/event-stream';
import { Journal } from './inspector/journal';
import { CloudCalls } from './openapi/cloud-calls';
import { SubscribeSend } from './openapi/subscribe-send';
import { WechatStore } from './openapi/wechat-store';
import type { Project } from './project';
import { CloudStorage } from './storage/cloud-storage';
import { FileStore } from './storage/file-store';
import { Schedule } from './timers/schedule';
import type { World } from './world';

export interface WorldOptions {
  readonly project: Project;
  readonly data: string;
  readonly functions: string | undefined;
  readonly envId: string;
  readonly now: number | undefined;
  readonly faults: readonly unknown[];
  readonly transactionIdleMs: number | undefined;
  /** The emulator's address; known when it listens. */
  readonly url: () => string;
}

/** Puts the parts of an emulator together. @throws Error with a sentence when the data are held or something is wrong in them. */
export async function buildWorld(options: WorldOptions): Promise<World & { close(): Promise<void> }> {
  const { project, envId } = options;
  const faults = new FaultList();
  faults.replace(options.faults);
  const clock = new VirtualClock();
  const database = await openDatabase({
    directory: join(options.data, 'database'),
    now: () => clock.now(),
    collections: project.collections,
    indexes: project.indexes,
    ...(options.transactionIdleMs !== undefined && { transactionIdleMs: options.transactionIdleMs }),
  });
  const files = new FileStore(join(options.data, 'files'));
  const storage = new CloudStorage({
    files,
    envId,
    now: () => clock.now(),
    url: options.url,
    ...project.storage,
  });
  const wechat = new WechatStore(options.data);
  const clockStart = () => options.now ?? project.clockStart ?? Date.now();
  const kept = wechat.clock();
  if (kept && options.now === undefined) clock.restore(kept);
  else {
    clock.set(clockStart());
    await wechat.saveClock(clock.state);
  }

  const events = new EventStream();
  const journal = new Journal();
  const folder = new FunctionFolder(options.functions);
  const functions = new FunctionPlatform({
    folder,
    clock,
    faults,
    facts: { envId, appid: project.appid, extra: copiedEnvironment(project.functionEnv) },
    adminUrl: (workerId) => `${options.url()}/admin/${workerId}`,
    onInvocation: (invocation) => {
      journal.add(invocation);
      events.send('invocation', invocation);
    },
  });
  const sender = new SubscribeSend({
    store: wechat,
    templates: project.templates,
    knowsPerson: (openid) =>
      wechat.knowsPerson(openid) || project.people.some((person) => person.openid === openid),
    now: () => clock.now(),
    onMessage: (message) => events.send('message', message),
  });
  const cloudCalls = new CloudCalls({
    apis: { 'subscribeMessage.send': (request) => sender.send(request) },
    store: wechat,
    now: () => clock.now(),
    onCall: (call) => events.send('call', call),
  });

  const timers = (): Timer[] =>
    folder
      .all()
      .flatMap(({ name, trigger }) =>
        trigger ? [{ functionName: name, triggerName: trigger.name, cron: trigger.cron }] : [],
      );
  // A wrong config.json stops the start, not the first tick.
  try {
    folder.check();
  } catch (error) {
    await Promise.all([functions.close(), wechat.close(), files.close(), database.close()]);
    events.close();
    throw error;
  }
  const fireTimer = async (timer: Timer) => {
    // Seconds are enough, as the platform writes them.
    const time = `${new Date(clock.now()).toISOString().slice(0, 19)}Z`;
    const event = { Type: 'Timer', TriggerName: timer.triggerName, Time: time, Message: '' };
    return (await functions.invoke(timer.functionName, event, { source: 'wx_trigger' })).record;
  };
  const clockView = () => ({
    now: clock.now(),
    frozen: clock.frozen,
    offset: clock.offset,
    moving: mover.moving,
  });
  const mover: ClockMover = new ClockMover({
    clock,
    stride: project.stride,
    timers,
    fire: async (timer) => void (await fireTimer(timer)),
    onClock: () => events.send('clock', clockView()),
    save: () => wechat.saveClock(clock.state),
  });
  const schedule = new Schedule({
    now: () => clock.now(),
    moving: () => mover.moving,
    timers,
    fire: (timer) => void fireTimer(timer).catch((error) => console.error(error)),
  });

  return {
    envId,
    project,
    database,
    storage,
    wechat,
    cloudCalls,
    functions,
    clock,
    mover,
    schedule,
    faults,
    journal,
    events,
    timers,
    fireTimer,
    clockView,
    clockStart,
    close: async () => {
      schedule.close();
      events.close();
      await functions.close();
      await wechat.close();
      await files.close();
      await database.close();
    },
  };
}

/** The variables that the project wants in its functions, as far as they are set here. */
function copiedEnvironment(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
