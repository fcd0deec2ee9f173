import type { PhoneHost, TabBar, TabBarItem, WindowSettings } from '../runtime/phone';
import type { FileStore } from './files/file-store';

/** How the program was entered, as `wx.getLaunchOptionsSync` tells it. */
export interface EnterOptions {
  path: string;
  query: Record<string, string>;
  /** WeChat's scene value: 1001 from the list, 1007 from a card in a chat, 1014 from a subscribe message. */
  scene: number;
  referrerInfo: Record<string, unknown>;
  /** Of a group's card that carries one. */
  shareTicket?: string;
  /** Id of the chat whose card was opened (chats/chat.ts); programs do not see it. */
  chat?: string;
}

/** Sizes in CSS px of the phone and of the part that a page may fill. */
export interface PhoneMetrics {
  screenWidth: number;
  screenHeight: number;
  windowWidth: number;
  windowHeight: number;
  statusBarHeight: number;
  /** Height of the bar with the title, below the status bar. */
  navigationBarHeight: number;
  safeAreaBottom: number;
  pixelRatio: number;
}

/** Colours behind a page, and of the dots that show when it is drawn down. */
export type PageBackground = Pick<
  WindowSettings,
  'backgroundColor' | 'backgroundColorTop' | 'backgroundColorBottom' | 'backgroundTextStyle'
>;

/** The native parts around the page, drawn by the shell. */
export interface NativeChrome {
  metrics(): PhoneMetrics;
  setTitle(text: string): void;
  setBarColor(front: string, background: string, durationMs: number): void;
  setBarLoading(loading: boolean): void;
  hideHomeButton(): void;
  setBadge(index: number, badge: { text?: string; dot?: boolean } | undefined): void;
  setTabBarVisible(visible: boolean): void;
  /** Changes one tab's text and icons, or the bar's colours; what is undefined stays. */
  setTabBarItem(index: number, item: Partial<Omit<TabBarItem, 'pagePath'>>): void;
  setTabBarStyle(style: Partial<Omit<TabBar, 'list' | 'custom' | 'position'>>): void;
  /** What shows behind and around the page on top. */
  setBackground(background: Partial<PageBackground>): void;
  scrollTo(target: { top?: number; selector?: string; offsetTop: number; duration: number }): boolean;
  pullDown(active: boolean): void;
  /** Starts the program afresh at a path (`wx.restartMiniProgram`). */
  restart(path: string | undefined): void;
  exit(): void;
}

/** Key-value store of the device; the browser's localStorage has this shape. */
export interface DeviceStore {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Something a wx call did that has no place on the screen: shown in the panel and read by journeys. */
export interface DeviceRecord {
  kind:
    | 'call'
    | 'vibrate'
    | 'calendar'
    | 'album'
    | 'clipboard'
    | 'report'
    | 'share'
    | 'login'
    | 'document'
    | 'location'
    | 'screen'
    | 'phone-call';
  at: number;
  detail: Record<string, unknown>;
}

/** `failed`: there is one, and it does not come down. */
export type NewVersion = 'none' | 'ready' | 'failed';

export type HostEvent = 'state' | 'clock';
/** Moments of the program's life that `wx.on…` calls listen to; the value is what the listener gets. */
export interface LifeEvents {
  show: EnterOptions;
  hide: undefined;
  error: string;
  unhandledRejection: { reason: unknown; promise?: Promise<unknown> };
  resize: PhoneMetrics;
  pageNotFound: { path: string; query: Record<string, string>; isEntryPage: boolean };
}

/** What the wx calls stand on: the interface with the runtime, plus what only the shell and the calls share. */
export interface ApiHost extends PhoneHost {
  readonly envId: string;
  readonly chrome: NativeChrome;
  readonly store: DeviceStore;
  readonly files: FileStore;
  /** What cards of this program carry, and whether the menu offers to share. */
  readonly sharing: { withShareTicket: boolean; hidden: boolean };
  readonly enter: { launch: EnterOptions; latest: EnterOptions };
  /** Whether WeChat finds a newer version of the program at this start. */
  readonly newVersion: NewVersion;
  /** Starts the program again, in its newest version. */
  applyNewVersion(): void;
  /** Adds a line to what the panel shows under the phone's own deeds. */
  record(kind: DeviceRecord['kind'], detail: Record<string, unknown>): void;
  /** Counts work under way; `driver.waitForIdle` waits until all has ended. Returns the call that ends it. */
  busy(what: string): () => void;
  /** How the next function call is to be lost on its way, set by a journey; taken once. */
  takeDelivery(): 'lose-answer' | 'lose-request' | undefined;
  onLife<K extends keyof LifeEvents>(event: K, listener: (value: LifeEvents[K]) => void): void;
  offLife<K extends keyof LifeEvents>(event: K, listener?: (value: LifeEvents[K]) => void): void;
}

/** Names and members of one area of `wx`. */
export type Area = Record<string, unknown>;
