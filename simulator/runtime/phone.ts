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
  /** Root DOM element of the page inside the phone's viewport. */
  readonly element: HTMLElement;
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
  backgroundColor: string;
  enablePullDownRefresh: boolean;
}

export interface TabBarItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface TabBar {
  color: string;
  selectedColor: string;
  backgroundColor: string;
  borderStyle: 'black' | 'white';
  list: TabBarItem[];
}

export type RouteKind = 'appLaunch' | 'navigateTo' | 'redirectTo' | 'navigateBack' | 'switchTab' | 'reLaunch';

/** The page stack. Each call resolves when the new page's `onLoad` and `onShow` have run; it rejects with WeChat's `errMsg`. */
export interface PageStack {
  readonly pages: readonly StackPage[];
  navigateTo(url: string): Promise<StackPage>;
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
  network: 'wifi' | 'none';
  /** openid of who holds the phone. */
  person: string;
}

/** Life cycle of the program, driven by the shell. */
export interface Program {
  readonly stack: PageStack;
  readonly tabBar: TabBar | undefined;
  /** Starts `App`, opens the first page (`path` with query, or the first in app.json). */
  launch(path?: string): Promise<void>;
  hide(): void;
  show(): void;
  setTheme(theme: 'light' | 'dark'): void;
  /** Every framework warning and every unhandled error of the program; journeys fail on any. */
  readonly problems: readonly { kind: 'warning' | 'error'; message: string }[];
}

/** The wx object's factory: api/ builds `wx` from the phone, one file per area. */
export interface PhoneHost {
  readonly program: () => Program;
  readonly state: PhoneState;
  /** Emulator's base address. */
  readonly emulator: string;
  /** Project file (`simulator.config.json`), as the emulator and the shell read it. */
  readonly project: Record<string, unknown>;
  /** True while a tap handler's macrotask runs, see PLATFORM.md §1.2 (the tap rule). */
  readonly tap: { active(): boolean };
  /** Draws a native sheet (modal, action sheet, toast, subscribe sheet …) over the page and resolves with what the person chose. */
  sheet<T>(kind: string, options: Record<string, unknown>): Promise<T>;
  /** Milliseconds of the virtual clock minus the real one. */
  clockOffset(): number;
  on(event: 'state' | 'clock', listener: () => void): void;
}
