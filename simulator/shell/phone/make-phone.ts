import type { ApiHost, DeviceRecord, EnterOptions, NewVersion } from '../../api/api-host';
import { sharePage } from '../../api/chats/share';
import { createWx } from '../../api/create-wx';
import type { FileStore } from '../../api/files/file-store';
import { sourceAddress } from '../../api/files/open-source';
import { openType } from '../../api/open-types';
import type { CreateProgram, PhoneState, Program } from '../../runtime/phone';
import { parseUrl } from '../../runtime/route-url';
import { createTap } from '../../runtime/tap';
import { byId } from '../element';
import type { Boot } from '../server/shell-server';
import type { Device } from './devices';
import { LifeEventHub } from './life-events';
import { PhoneChrome } from './native-chrome';
import { type PhoneClock, realNow } from './phone-clock';
import { shootScene } from './sample-pictures';
import { drawSheet } from './sheets/draw-sheet';
import type { WorkUnderWay } from './work-under-way';

/** One running phone: the program, what it stands on, and what it left behind. */
export interface Phone {
  readonly program: Program;
  readonly host: ApiHost;
  readonly chrome: PhoneChrome;
  readonly life: LifeEventHub;
  readonly records: DeviceRecord[];
  changed(): void;
  enter(path: string, scene: number, chat?: string): EnterOptions;
  loseNext(what: 'lose-answer' | 'lose-request'): void;
}

export interface PhoneParts {
  boot: Boot;
  state: PhoneState;
  clock: PhoneClock;
  work: WorkUnderWay;
  files: FileStore;
  device: Device;
  newVersion: NewVersion;
  applyNewVersion(): void;
  restart(path: string | undefined): void;
  openMenu(): void;
  recorded(record: DeviceRecord): void;
}

/** Makes the phone around a program: host, `window.wx`, bars. The program is created but not launched. */
export function makePhone(createProgram: CreateProgram, parts: PhoneParts): Phone {
  const { state, clock, work, boot } = parts;
  const life = new LifeEventHub();
  const records: DeviceRecord[] = [];
  const listeners: Record<'state' | 'clock', (() => void)[]> = { state: [], clock: [] };
  const blank: EnterOptions = { path: '', query: {}, scene: 1001, referrerInfo: {} };
  let delivery: 'lose-answer' | 'lose-request' | undefined;
  let program: Program | undefined;
  const sheets = {
    work,
    reducedMotion: () => state.reducedMotion,
    title: () => String(boot.project.title ?? '小程序'),
    album: () => (boot.project.album ?? []) as string[],
  };
  const chrome = new PhoneChrome({
    host: () => host,
    device: parts.device,
    restart: parts.restart,
    openMenu: parts.openMenu,
    begin: (name) => work.begin(name),
    now: () => clock.now(),
    left: () => life.tell('hide', undefined),
    came: () => life.tell('show', host.enter.latest),
  });
  const host: ApiHost = {
    program: () => {
      if (!program) throw new Error('The program has not been created yet.');
      return program;
    },
    state,
    emulator: `${location.origin}/emulator`,
    project: boot.project,
    envId: boot.envId,
    viewport: byId('viewport'),
    tap: createTap(),
    sheet: <T>(kind: string, options: Record<string, unknown>) =>
      drawSheet(kind, options, sheets) as Promise<T>,
    clockOffset: () => clock.clockOffset(),
    on: (event, listener) => void listeners[event].push(listener),
    chrome,
    store: localStorage,
    files: parts.files,
    sharing: { withShareTicket: false, hidden: false },
    openType: (type, data) => openType(host, type, data),
    share: (target) => void sharePage(host, { from: 'button', target }),
    drawBar: ({ title, front, background, duration, loading }) => {
      if (title !== undefined) chrome.setTitle(title);
      if (front !== undefined && background !== undefined)
        chrome.setBarColor(front, background, duration ?? 0);
      chrome.setBarLoading(loading);
    },
    drawBehind: (background) => chrome.setBackground(background),
    exit: () => chrome.exit(),
    shoot: (kind) => shootScene(host.files, kind),
    pageNotFound: (detail) => life.tell('pageNotFound', detail),
    fileAddress: (path) => sourceAddress(host, path),
    enter: { launch: blank, latest: blank },
    newVersion: parts.newVersion,
    applyNewVersion: parts.applyNewVersion,
    record: (kind, detail) => {
      const record = { kind, at: Math.round(clock.now()), detail };
      records.push(record);
      parts.recorded(record);
    },
    busy: (what) => work.begin(what),
    takeDelivery: () => {
      const taken = delivery;
      delivery = undefined;
      return taken;
    },
    onLife: (event, listener) => life.on(event, listener),
    offLife: (event, listener) => life.off(event, listener),
  };
  clock.onReading(() => {
    for (const listener of listeners.clock) listener();
  });
  program = createProgram(host);
  Object.assign(window, { wx: createWx(host) });
  program.stack.onChange((kind, top, settings) => chrome.pageChanged(kind, top, settings));
  let known = realNow();
  window.addEventListener('resize', () => {
    // Browsers tell many sizes while a window is drawn larger; the program hears of the last.
    known = realNow();
    setTimeout(() => {
      if (realNow() - known >= 90) life.tell('resize', chrome.metrics());
    }, 100);
  });
  return {
    program,
    host,
    chrome,
    life,
    records,
    changed: () => {
      for (const listener of listeners.state) listener();
    },
    enter: (path, scene, chat) => {
      const { route, query } = parseUrl(path);
      const entered = {
        path: route,
        query,
        scene,
        referrerInfo: {},
        ...(scene === 1044 && chat ? { shareTicket: `ticket-${chat.slice('group:'.length)}` } : {}),
        ...(chat ? { chat } : {}),
      };
      if (host.enter.launch === blank) Object.assign(host.enter, { launch: entered });
      Object.assign(host.enter, { latest: entered });
      return entered;
    },
    loseNext: (what) => {
      delivery = what;
    },
  };
}
