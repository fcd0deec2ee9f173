import type { Problems } from './problems';

/** What `onLaunch` and `onShow` of the app get. */
export interface LaunchOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  referrerInfo: Record<string, unknown>;
  shareTicket: string;
}

/** The object made from `App({...})`, and its life cycle. */
export class AppInstance {
  /** What `getApp()` answers; undefined before `App()`. */
  instance: Record<string, unknown> | undefined;
  private launched = false;
  private shown = false;
  /** What `getApp({ allowDefault: true })` gave while there was no app: its properties become the app's. */
  private standIn: Record<string, unknown> | undefined;

  constructor(private readonly problems: Problems) {
    problems.onError = (text) => this.call('onError', text);
    problems.onUnhandledRejection = (detail) => this.call('onUnhandledRejection', detail);
  }

  define(definition: Record<string, unknown>): void {
    if (this.instance) {
      this.problems.report('error', 'App() was called twice.');
      return;
    }
    this.instance = this.standIn
      ? Object.assign(this.standIn, { ...definition, ...this.standIn })
      : definition;
  }

  /** @param standIn gives an object in its place in an independent sub-package, where the app may not have come yet */
  get(standIn: boolean): Record<string, unknown> | undefined {
    if (this.instance || !standIn) return this.instance;
    this.standIn ??= {};
    return this.standIn;
  }

  launch(options: LaunchOptions): void {
    this.launched = true;
    this.instance ??= this.standIn ?? {};
    this.call('onLaunch', options);
    this.show(options);
  }

  show(options: LaunchOptions): void {
    if (this.shown || !this.launched) return;
    this.shown = true;
    this.call('onShow', options);
  }

  hide(): void {
    if (!this.shown) return;
    this.shown = false;
    this.call('onHide');
  }

  call(name: string, ...values: unknown[]): void {
    const method = this.instance?.[name];
    if (typeof method !== 'function') return;
    try {
      method.apply(this.instance, values);
    } catch (error) {
      if (name === 'onError') this.problems.report('error', `App.onError itself failed: ${String(error)}`);
      else this.problems.uncaught(error, ` (in App.${name})`);
    }
  }
}
