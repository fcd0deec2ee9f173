import type { EventChannel } from './phone';

type Listener = (...values: unknown[]) => void;

/** The two ends of a channel between a page and the one that opened it: what one end emits, the other hears. */
export function eventChannels(openerListeners: Record<string, Listener> = {}): {
  opener: EventChannel;
  opened: EventChannel;
} {
  const opener = new ChannelEnd();
  const opened = new ChannelEnd();
  opener.other = opened;
  opened.other = opener;
  for (const [name, listener] of Object.entries(openerListeners)) opener.on(name, listener);
  return { opener, opened };
}

class ChannelEnd implements EventChannel {
  other: ChannelEnd | undefined;
  private readonly listeners = new Map<string, { listener: Listener; once: boolean }[]>();

  emit(name: string, ...values: unknown[]): void {
    this.other?.hear(name, values);
  }

  on(name: string, listener: Listener): void {
    this.add(name, listener, false);
  }

  once(name: string, listener: Listener): void {
    this.add(name, listener, true);
  }

  off(name: string, listener?: Listener): void {
    const kept = listener
      ? (this.listeners.get(name) ?? []).filter((entry) => entry.listener !== listener)
      : [];
    this.listeners.set(name, kept);
  }

  private add(name: string, listener: Listener, once: boolean): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { listener, once }]);
  }

  private hear(name: string, values: unknown[]): void {
    for (const { listener, once } of this.listeners.get(name) ?? []) {
      if (once) this.off(name, listener);
      listener(...values);
    }
  }
}
