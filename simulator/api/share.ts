import type { ApiHost, Area } from './api-host';
import { answerCall, type CallOptions } from './call-style';

/** The menu's share entries. What a page shares (`onShareAppMessage`) is asked of it by the capsule's menu. */
export function shareArea(host: ApiHost): Area {
  const menu = (name: string) => (options?: CallOptions) =>
    answerCall(name, options, () => host.record('share', { call: name, menus: options?.menus ?? [] }));
  return {
    showShareMenu: menu('showShareMenu'),
    hideShareMenu: menu('hideShareMenu'),
    updateShareMenu: menu('updateShareMenu'),
  };
}
