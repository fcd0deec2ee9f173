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
  private shown = false;

  constructor(private readonly problems: Problems) {
    problems.onError = (text) => this.call('onError', text);
    problems.onUnhandledRejection = (detail) => this.call('onUnhandledRejection', detail);
  }

  define(definition: Record<string, unknown>): void {
    if (this.instance) {
      this.problems.report('error', 'App() was called twice.');
      return;
    }
    this.instance = definition;
  }

  launch(options: LaunchOptions): void {
    this.instance ??= {};
    this.call('onLaunch', options);
    this.show(options);
  }

  show(options: LaunchOptions): void {
    if (this.shown) return;
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
