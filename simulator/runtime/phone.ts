import type { Tap } from './tap';

/**
 * What the runtime (framework, page stack) offers to the wx APIs and to the shell, and what they offer to it.
 * The two sides meet here and nowhere else.
 */

/** One page on the stack. */
export interface StackPage {
  /** Route without leading slash, `pages/today/index`. */
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  /** The page object that the program sees in `getCurrentPages()`: `data`, `setData`, `route`, its methods. */
  readonly instance: PageInstance;
  /** Root DOM element of the page inside the phone's viewport; it is also what scrolls (`wx.pageScrollTo`, pull-down). */
  readonly element: HTMLElement;
  /** What `getOpenerEventChannel()` of the page answers, and `success` of `navigateTo`. */
  readonly eventChannel: EventChannel;
}

/** Both ends of `wx.navigateTo({ events })`. */
export interface EventChannel {
  emit(name: string, ...values: unknown[]): void;
  on(name: string, listener: (...values: unknown[]) => void): void;
  once(name: string, listener: (...values: unknown[]) => void): void;
  off(name: string, listener?: (...values: unknown[]) => void): void;
}

export interface PageInstance {
  route: string;
  options: Record<string, string>;
  data: Record<string, unknown>;
  setData(data: Record<string, unknown>, callback?: () => void): void;
  [method: string]: unknown;
}

/** The merged `window` settings of app.json and page.json, with `@theme` variables resolved for the current theme. */
export interface WindowSettings {
  navigationBarTitleText: string;
  navigationBarBackgroundColor: string;
  navigationBarTextStyle: 'black' | 'white';
  navigationStyle: 'default' | 'custom';
  /** A little house beside the arrow. */
  homeButton: boolean;
  backgroundColor: string;
  /** Colour of the dots above a page that is drawn down. */
  backgroundTextStyle: 'dark' | 'light';
  /** What shows above and below a page that is drawn away; `backgroundColor` when empty. */
  backgroundColorTop: string;
  backgroundColorBottom: string;
  enablePullDownRefresh: boolean;
}

export interface TabBarItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface TabBar {
  /** A component of the program is drawn instead, `custom-tab-bar/index`. */
  custom: boolean;
  color: string;
  selectedColor: string;
  backgroundColor: string;
  borderStyle: 'black' | 'white';
  /** At the top there are no icons. */
  position: 'bottom' | 'top';
  list: TabBarItem[];
}

export type RouteKind = 'appLaunch' | 'navigateTo' | 'redirectTo' | 'navigateBack' | 'switchTab' | 'reLaunch';

/**
 * The page stack. Each call resolves when the new page's `onLoad` and `onShow` have run; it rejects with an `Error` whose
 * message is WeChat's `errMsg` (`navigateTo:fail page "pages/none" is not found`). Urls may be relative to the top page.
 */
export interface PageStack {
  readonly pages: readonly StackPage[];
  navigateTo(url: string, events?: Record<string, (...values: unknown[]) => void>): Promise<StackPage>;
  redirectTo(url: string): Promise<StackPage>;
  navigateBack(delta: number): Promise<void>;
  switchTab(url: string): Promise<StackPage>;
  reLaunch(url: string): Promise<StackPage>;
  /** Told after every change of the top page; the shell draws navigation bar and tab bar from it. */
  onChange(listener: (kind: RouteKind, top: StackPage, settings: WindowSettings) => void): void;
}

/** What the phone's own state is; the panel may change it while the program runs. */
export interface PhoneState {
  theme: 'light' | 'dark';
  /** Text size of the phone in px; 16 is standard, 22.4 is WeChat's large-type mode. */
  fontSize: number;
  reducedMotion: boolean;
  /** On a weak net requests take longer. */
  network: 'wifi' | 'weak' | 'none';
  /** Where the phone is, in wgs84. */
  place: { latitude: number; longitude: number };
  /** openid of who holds the phone. */
  person: string;
}

/** How the program is entered. */
export interface Entry {
  scene?: number;
  referrerInfo?: Record<string, unknown>;
  shareTicket?: string;
}

/** Life cycle of the program, driven by the shell. */
export interface Program {
  readonly stack: PageStack;
  readonly tabBar: TabBar | undefined;
  /** Starts `App`, opens the first page (`path` with query, or the first in app.json). */
  launch(path?: string, enter?: Entry): Promise<void>;
  hide(): void;
  show(enter?: Entry): void;
  /** Also tells `App.onThemeChange` (the wx object's own `wx.onThemeChange` listeners are api/'s, from `host.on('state')`). */
  setTheme(theme: 'light' | 'dark'): void;
  /** Makes `PhoneState.fontSize` and `reducedMotion` reach the page's style; the shell calls it after changing them. */
  applyState(): void;
  /** For api/: adds a line to {@link problems}, for example a wx call that is not there. */
  report(kind: 'warning' | 'error', message: string): void;
  readonly queries: ElementQueries;
  /** Built-in elements → their attributes in camelCase. */
  readonly elements: ReadonlyMap<string, readonly string[]>;
  readonly metrics: ProgramMetrics;
  /** `app.json`, with sub-packages folded into `pages`. */
  readonly appConfig: Readonly<Record<string, unknown>>;
  /** The settings of a page with `@theme` variables resolved for the current theme. */
  windowSettings(route: string): WindowSettings;
  /** Every framework warning and every unhandled error of the program; journeys fail on any. */
  readonly problems: readonly Problem[];
  /** Framework warnings about what an npm package does inside of its own components (TDesign's keys, for example). */
  readonly packageWarnings: readonly Problem[];
}

export interface Problem {
  kind: 'warning' | 'error';
  message: string;
}

/** What wx calls that look into pages need from the framework. */
export interface ElementQueries {
  /** `wx.createSelectorQuery()`: the top page until `.in(component)`. */
  createSelectorQuery(): unknown;
  createIntersectionObserver(component: unknown, options?: Record<string, unknown>): unknown;
  createMediaQueryObserver(component?: unknown): unknown;
  /** The DOM canvas behind `wx.canvasToTempFilePath({ canvas | canvasId }, component)`. */
  canvas(target: { canvas?: unknown; canvasId?: string }, component?: unknown): HTMLCanvasElement | undefined;
  /** What can be done with an element of a kind, found by its id, or with the only one of its kind: for `wx.create…Context`. */
  control(
    tag: string,
    id: string | undefined,
    component?: unknown,
  ): Readonly<Record<string, (options: Record<string, unknown>) => unknown>> | undefined;
  /** `wx.createOffscreenCanvas`: a canvas node that stands on no page. */
  offscreenCanvas(width: number, height: number, type: string): HTMLCanvasElement;
}

/** For the bench: what the program did until its first content stood on the screen. */
export interface ProgramMetrics {
  setDataCalls: number;
  /** UTF-8 bytes of the JSON of all `setData` arguments. */
  setDataBytes: number;
  /** The latest `setData` calls, oldest first. */
  updates: { at: number; bytes: number; unit: string }[];
  /** Milliseconds from `launch` to the first frame after the first page's `onReady`. */
  firstRender: number | undefined;
  /** The same two counters as they stood then. */
  untilFirstRender: { setDataCalls: number; setDataBytes: number } | undefined;
}

/** What `phone.js` hands to `window.__startPhone`. No program code runs before `launch`; install `window.wx` in between. */
export type CreateProgram = (host: PhoneHost) => Program;

/** The wx object's factory: api/ builds `wx` from the phone, one file per area. */
export interface PhoneHost {
  readonly program: () => Program;
  readonly state: PhoneState;
  /** Emulator's base address. */
  readonly emulator: string;
  /** Project file (`simulator.config.json`), as the emulator and the shell read it. */
  readonly project: Record<string, unknown>;
  /** Pages are put here, one child each; its width is the phone's (rpx follow it), its height what lies between bars. */
  readonly viewport: HTMLElement;
  /**
   * `createTap()` of runtime/tap.ts, made once by the shell: active while a tap handler's macrotask runs (PLATFORM.md §1.2).
   */
  readonly tap: Tap;
  /**
   * Draws a native sheet (modal, action sheet, toast, subscribe sheet …) over the page and resolves with what the person chose.
   * The runtime itself asks for `picker`: `{ mode: 'selector' | 'multiSelector' | 'date' | 'time', value, range?: string[][],
   * start?, end?, fields?, title? }` → `{ value } | null` when cancelled.
   */
  sheet<T>(kind: string, options: Record<string, unknown>): Promise<T>;
  /** What a button's `open-type` does; `known` is false for one that is not in the simulator, no detail means no event, `error` the event of that name. */
  openType(
    type: string,
    data: Record<string, unknown>,
  ): Promise<{ known: boolean; detail?: Record<string, unknown>; error?: Record<string, unknown> }>;
  /** A tap on a button that shares: asks the page, then the person. */
  share(target: { id: string; dataset: Record<string, unknown> }): void;
  /** A picture or a film of what stands before the camera, as a temporary file. */
  shoot?(kind: 'image' | 'video'): Promise<Record<string, unknown>>;
  /** Draws parts of the navigation bar for the page on top. */
  drawBar?(bar: {
    title?: string;
    front?: string;
    background?: string;
    duration?: number;
    loading: boolean;
  }): void;
  /** Colours what shows around the page on top. */
  drawBehind?(background: Record<string, unknown>): void;
  /** The program goes to the background. */
  exit?(): void;
  /** The program was entered at a path that is none of its pages. */
  pageNotFound?(detail: { path: string; query: Record<string, string>; isEntryPage: boolean }): void;
  /** Address at which the browser sees a file of the phone (`wxfile://…`) or of cloud storage; undefined when there is none. */
  fileAddress(path: string): string | undefined;
  /** Milliseconds of the virtual clock minus the real one. */
  clockOffset(): number;
  on(event: 'state' | 'clock', listener: () => void): void;
}
