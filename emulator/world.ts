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
import type { WechatStore } from './openapi/wechat-store';
import type { Project } from './project';
import type { CloudStorage } from './storage/cloud-storage';
import type { Schedule } from './timers/schedule';

/** Everything that an emulator consists of, for the requests that reach it. */
export interface World {
  readonly envId: string;
  readonly project: Project;
  readonly database: Database;
  readonly storage: CloudStorage;
  readonly wechat: WechatStore;
  readonly cloudCalls: CloudCalls;
  readonly functions: FunctionPlatform;
  readonly clock: VirtualClock;
  readonly mover: ClockMover;
  readonly schedule: Schedule;
  readonly faults: FaultList;
  readonly journal: Journal;
  readonly events: EventStream;
  readonly timers: () => Timer[];
  readonly fireTimer: (timer: Timer) => Promise<Invocation>;
  /** The clock as the inspector shows it. */
  readonly clockView: () => { now: number; frozen: boolean; offset: number; moving: boolean };
  /** Where the clock begins, epoch milliseconds. */
  readonly clockStart: () => number;
}
