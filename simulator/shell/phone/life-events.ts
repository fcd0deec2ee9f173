import type { LifeEvents } from '../../api/api-host';

type Listeners = { [K in keyof LifeEvents]: Set<(value: LifeEvents[K]) => void> };

/** Moments of the program's life, for `wx.onAppShow` and its like. */
export class LifeEventHub {
  private readonly listeners: Listeners = {
    show: new Set(),
    hide: new Set(),
    error: new Set(),
    unhandledRejection: new Set(),
    resize: new Set(),
    pageNotFound: new Set(),
  };

  on<K extends keyof LifeEvents>(event: K, listener: (value: LifeEvents[K]) => void): void {
    this.listeners[event].add(listener);
  }

  off<K extends keyof LifeEvents>(event: K, listener?: (value: LifeEvents[K]) => void): void {
    if (listener) this.listeners[event].delete(listener);
    else this.listeners[event].clear();
  }

  tell<K extends keyof LifeEvents>(event: K, value: LifeEvents[K]): void {
    for (const listener of [...this.listeners[event]]) listener(value);
  }

  /** Hears what nobody caught in this window. */
  listenToWindow(): void {
    window.addEventListener('error', (event) => {
      const { error } = event;
      this.tell('error', error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : event.message);
    });
    window.addEventListener('unhandledrejection', (event) => {
      this.tell('unhandledRejection', { reason: event.reason, promise: event.promise });
    });
  }
}
