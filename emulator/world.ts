import type { Snapshots } from './archive/snapshots';
import type { Behaviour } from './behaviour';
import type { ClockMover } from './clock/moving';
import type { VirtualClock } from './clock/virtual-clock';
import type { Timer } from './clock/way';
import type { Database } from './database/database';
import type { FaultList } from './faults/fault-list';
import type { Invocation } from './functions/invocation';
import type { FunctionPlatform } from './functions/platform';
import type { EventStream } from './inspector/event-stream';
import type { Journal } from './inspector/journal';
import type { CloudCalls } from './openapi/cloud-calls';
import type { OpenDataWorld } from './openapi/open-data';
import type { Pushes } from './openapi/pushes';
import type { ShortLived } from './openapi/short-lived';
import type { WechatStore } from './openapi/wechat-store';
import type { Project } from './project';
import type { Traffic } from './server/traffic';
import type { CloudStorage } from './storage/cloud-storage';
import type { Appointments } from './timers/appointments';
import type { Schedule } from './timers/schedule';

/** Everything that an emulator consists of, for the requests that reach it. */
export interface World {
  readonly envId: string;
  readonly project: Project;
  readonly traffic: Traffic;
  readonly snapshots: Snapshots;
  readonly database: Database;
  readonly storage: CloudStorage;
  readonly wechat: WechatStore;
  readonly cloudCalls: CloudCalls;
  readonly pushes: Pushes;
  readonly openData: OpenDataWorld;
  /** Codes of the phone number button; each stands for an openid. */
  readonly phoneCodes: ShortLived<string>;
  readonly behaviour: Behaviour;
  readonly appointments: Appointments;
  readonly functions: FunctionPlatform;
  readonly clock: VirtualClock;
  readonly mover: ClockMover;
  readonly schedule: Schedule;
  readonly faults: FaultList;
  readonly journal: Journal;
  readonly events: EventStream;
  readonly timers: () => Timer[];
  readonly fireTimer: (timer: Timer) => Promise<Invocation | undefined>;
  /** The clock as the inspector shows it. */
  readonly clockView: () => { now: number; frozen: boolean; offset: number; speed: number; moving: boolean };
  /** Where the clock begins, epoch milliseconds. */
  readonly clockStart: () => number;
}
