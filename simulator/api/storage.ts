import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from './call-style';
import { byteLength, openDrawer } from './device-store';

/** One key holds at most 1 MB, all keys together 10 MB (official page framework/ability/storage.html). */
const KEY_LIMIT = 1024 * 1024;
const TOTAL_LIMIT = 10 * 1024 * 1024;

interface Kept {
  key: string;
  value: unknown;
}

/** `wx.setStorage` and its family, synchronous and asynchronous, per person. */
export function storageArea(host: ApiHost): Area {
  const drawer = openDrawer(host, 'storage');
  const write = (key: unknown, data: unknown): void => {
    requireType('key', key, 'string');
    const name = String(key);
    const text = encode(data);
    const size = byteLength(text);
    if (size > KEY_LIMIT) throw new CallFailure('entry size limit reached');
    const before = drawer.get(name);
    const grown = drawer.bytes() - (before === null ? 0 : byteLength(before)) + size;
    if (grown > TOTAL_LIMIT) throw new CallFailure('exceed storage max size 10Mb');
    drawer.set(name, text);
  };
  const info = () => ({
    keys: drawer.keys(),
    currentSize: Math.ceil(drawer.bytes() / 1024),
    limitSize: TOTAL_LIMIT / 1024,
  });
  const clear = () => {
    for (const key of drawer.keys()) drawer.remove(key);
  };
  const sync = <T>(name: string, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new Error(`${name}:fail ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return {
    setStorageSync: (key: unknown, data: unknown) => sync('setStorageSync', () => write(key, data)),
    // A missing key reads as the empty string, as on the phone.
    getStorageSync: (key: string) => decode(drawer.get(key)) ?? '',
    removeStorageSync: (key: string) => drawer.remove(key),
    clearStorageSync: clear,
    getStorageInfoSync: info,
    setStorage: (options?: CallOptions) =>
      answerCall('setStorage', options, () => write(options?.key, options?.data)),
    getStorage: (options?: CallOptions) =>
      answerCall('getStorage', options, () => {
        const text = drawer.get(String(options?.key));
        if (text === null) throw new CallFailure('data not found');
        return { data: decode(text) };
      }),
    batchSetStorageSync: (list: Kept[]) =>
      sync('batchSetStorageSync', () => {
        for (const { key, value } of list) write(key, value);
      }),
    batchGetStorageSync: (keys: string[]) => keys.map((key) => decode(drawer.get(key)) ?? ''),
    batchSetStorage: (options?: CallOptions) =>
      answerCall('batchSetStorage', options, () => {
        const list = options?.kvList;
        requireType('kvList', list, 'array');
        for (const { key, value } of list as Kept[]) write(key, value);
      }),
    batchGetStorage: (options?: CallOptions) =>
      answerCall('batchGetStorage', options, () => {
        const keys = options?.keyList;
        requireType('keyList', keys, 'array');
        return { dataList: (keys as string[]).map((key) => decode(drawer.get(key)) ?? '') };
      }),
    removeStorage: (options?: CallOptions) =>
      answerCall('removeStorage', options, () => drawer.remove(String(options?.key))),
    clearStorage: (options?: CallOptions) => answerCall('clearStorage', options, clear),
    getStorageInfo: (options?: CallOptions) => answerCall('getStorageInfo', options, info),
  };
}

/** WeChat keeps native types, `Date` included, and whatever JSON can hold. */
function encode(data: unknown): string {
  if (data instanceof Date) return JSON.stringify({ type: 'date', value: data.getTime() });
  return JSON.stringify({ type: 'json', value: data });
}

function decode(text: string | null): unknown {
  if (text === null) return undefined;
  const kept = JSON.parse(text) as { type: string; value: unknown };
  return kept.type === 'date' ? new Date(Number(kept.value)) : kept.value;
}
