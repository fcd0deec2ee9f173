import type { DeviceRecord } from '../../api/api-host';
import type { PhoneState } from '../../runtime/phone';

/** How the panel and the driver hold the phone: `window.__phone` in the phone's document. */
export interface PhoneControl {
  /** Resolves when the program has been launched, or its compile errors stand on the screen. */
  readonly ready: Promise<void>;
  readonly state: Readonly<PhoneState>;
  /** Changes theme, text size, network … while the program runs. */
  change(state: Partial<PhoneState>): void;
  /** Opens a path as if from outside (a message card, a link): the program comes to the front with that scene. */
  open(path: string, scene: number, chat?: string): Promise<void>;
  /** To the background and back, as when the person looked at something else meanwhile. */
  hideAndShow(): void;
  /** An event of the emulator's or the simulator's stream. */
  receive(event: string, data: unknown): void;
  readonly records: readonly DeviceRecord[];
  onRecord(listener: (record: DeviceRecord) => void): void;
  /** Told after each page change with the path (and query) of the page on top. */
  onPage(listener: (path: string) => void): void;
  problems(): readonly { kind: 'warning' | 'error'; message: string }[];
  /** What is still under way: names of wx calls, sheets in motion. Empty: idle. */
  pending(): string[];
  route(): string | undefined;
  /** Path with query of the page on top. */
  path(): string | undefined;
  data(): unknown;
  /** The next cloud call is lost on its way there, or its answer on the way back. */
  loseNext(what: 'lose-answer' | 'lose-request'): void;
  /** Milliseconds of the virtual clock minus the real one. */
  clockOffset(): number;
  metrics(): unknown;
}

declare global {
  interface Window {
    __phone?: PhoneControl;
    __startPhone?: (createProgram: import('../../runtime/phone').CreateProgram) => void;
  }
}
