import type { ApiHost, Area } from './api-host';

/** Names that the language itself asks any object for; answering them with a function would lie about what `wx` is. */
const ASKED_BY_THE_LANGUAGE = new Set(['then', 'toJSON', 'constructor', 'prototype', '$$typeof', 'nodeType']);

/**
 * Wraps an object so that calling a member it lacks throws that member's name.
 *
 * @param path how the program writes the object, `wx` or `wx.cloud`
 */
export function strict(path: string, members: Area, host: ApiHost): Area {
  return new Proxy(members, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || ASKED_BY_THE_LANGUAGE.has(key)) {
        return Reflect.get(target, key, receiver);
      }
      return () => {
        const message = `${path}.${key} is not in the simulator`;
        host.program().report('error', message);
        throw new Error(message);
      };
    },
  });
}
