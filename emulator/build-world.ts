import { join } from 'node:path';
import { Snapshots } from './archive/snapshots';
import { Behaviour } from './behaviour';
import { ClockMover } from './clock/moving';
import { VirtualClock } from './clock/virtual-clock';
import type { Timer } from './clock/way';
import { openDatabase } from './database/database';
import { FaultList } from './faults/fault-list';
import { FunctionFolder } from './functions/function-folder';
import { roomOf } from './functions/function-room';
import { FunctionPlatform } from './functions/platform';
import { EventStream } from './inspector/event-stream';
import { Journal } from './inspector/journal';
import { CloudCalls } from './openapi/cloud-calls';
import type { OpenData, OpenDataWorld } from './openapi/open-data';
import { Pushes } from './openapi/pushes';
import { ShortLived } from './openapi/short-lived';
import { wechatApis } from './openapi/wechat-apis';
import { WechatStore } from './openapi/wechat-store';
import type { Project } from './project';
import { Traffic } from './server/traffic';
import { CloudStorage } from './storage/cloud-storage';
import { FileStore } from './storage/file-store';
import { type Appointment, Appointments } from './timers/appointments';
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
  /** A debugger may hold functions up. */
  readonly unhurried: boolean;
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
  const copied = copiedEnvironment(project.functionEnv);
  const functions = new FunctionPlatform({
    folder,
    clock,
    faults,
    facts: { envId, appid: project.appid },
    room: (name) => {
      const room = roomOf(project.functionSettings, name);
      return { ...room, environment: { ...copied, ...room.environment } };
    },
    unhurried: options.unhurried,
    adminUrl: (workerId) => `${options.url()}/admin/${workerId}`,
    onInvocation: (invocation) => {
      journal.add(invocation);
      events.send('invocation', invocation);
    },
  });
  const behaviour = new Behaviour(project.behaviour);
  const now = () => clock.now();
  const appointments = new Appointments({
    table: wechat.table<Appointment, [number, number]>('appointments'),
    nextId: () => wechat.nextNumber('appointment'),
    now,
    keep: async ({ function: name, event, source, openid }) => {
      await functions.invoke(name, event, { source, openid: openid ?? undefined });
    },
  });
  const pushes = new Pushes({ functions: project.pushes, appointments, behaviour, now });
  const openData: OpenDataWorld = {
    ids: new ShortLived<OpenData>('', now),
    people: project.people,
    groups: project.groups,
    appid: project.appid,
    now,
  };
  const phoneCodes = new ShortLived<string>('', now);
  const cloudCalls = new CloudCalls({
    apis: wechatApis({
      project,
      envId,
      store: wechat,
      storage,
      behaviour,
      pushes,
      appointments,
      openData,
      phoneCodes,
      hasFunction: (name) => folder.read(name) !== undefined,
      now,
      onMessage: (message) => events.send('message', message),
    }),
    store: wechat,
    now,
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
    const fire = () => functions.invoke(timer.functionName, event, { source: 'wx_trigger' });
    // A trigger may fire more than once: both runs begin together, as they would.
    const runs = await Promise.all(Array.from({ length: behaviour.now.timers.times }, fire));
    return runs.at(-1)?.record;
  };
  const clockView = () => ({
    now: clock.now(),
    frozen: clock.frozen,
    offset: clock.offset,
    speed: clock.speed,
    moving: mover.moving,
  });
  const mover: ClockMover = new ClockMover({
    clock,
    stride: project.stride,
    timers,
    fire: async (timer) => void (await fireTimer(timer)),
    appointments,
    onClock: () => events.send('clock', clockView()),
    save: () => wechat.saveClock(clock.state),
  });
  const schedule = new Schedule({
    now: () => clock.now(),
    moving: () => mover.moving,
    timers,
    fire: (timer) => void fireTimer(timer).catch((error) => console.error(error)),
    runsFast: () => events.send('clock', clockView()),
    keepAppointments: () => void appointments.runDue().catch((error) => console.error(error)),
  });

  return {
    envId,
    traffic: new Traffic(),
    snapshots: new Snapshots(join(options.data, 'snapshots')),
    project,
    database,
    storage,
    wechat,
    cloudCalls,
    pushes,
    openData,
    phoneCodes,
    behaviour,
    appointments,
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
      appointments.pause();
      await functions.close();
      await appointments.idle();
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
