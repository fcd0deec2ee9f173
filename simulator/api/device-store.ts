import type { ApiHost } from './api-host';

/**
 * One drawer of the device's store: keys are prefixed by environment, person and drawer, so that each person of a project
 * has a phone of their own in one browser.
 */
export interface Drawer {
  keys(): string[];
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** UTF-8 bytes of all keys and values. */
  bytes(): number;
}

/** The drawer of who holds the phone now. */
export function openDrawer(host: ApiHost, drawer: 'storage' | 'settings'): Drawer {
  const prefix = () => `${host.envId}/${host.state.person}/${drawer}/`;
  const keys = () => {
    const start = prefix();
    const found: string[] = [];
    for (let index = 0; index < host.store.length; index += 1) {
      const key = host.store.key(index);
      if (key?.startsWith(start)) found.push(key.slice(start.length));
    }
    return found;
  };
  const get = (key: string) => host.store.getItem(prefix() + key);
  return {
    keys,
    get,
    set: (key, value) => host.store.setItem(prefix() + key, value),
    remove: (key) => host.store.removeItem(prefix() + key),
    bytes: () => keys().reduce((sum, key) => sum + byteLength(key) + byteLength(get(key) ?? ''), 0),
  };
}

const encoder = new TextEncoder();

/** UTF-8 bytes of a text. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}
