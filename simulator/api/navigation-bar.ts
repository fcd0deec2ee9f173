import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from './call-style';
import { listenerPairs } from './listener-pairs';

/** Title, colours and the small spinner of the navigation bar, and the colours behind the page. */
export function navigationBarArea(host: ApiHost): Area {
  return {
    // The capsule never changes its width here.
    ...listenerPairs(['MenuButtonBoundingClientRectWeightChange']).members,
    setNavigationBarTitle: (options?: CallOptions) =>
      answerCall('setNavigationBarTitle', options, () => {
        requireType('title', options?.title, 'string');
        host.chrome.setTitle(String(options?.title));
      }),
    setNavigationBarColor: (options?: CallOptions) =>
      answerCall('setNavigationBarColor', options, () => {
        requireType('backgroundColor', options?.backgroundColor, 'string');
        const front = String(options?.frontColor).toLowerCase();
        if (front !== '#ffffff' && front !== '#000000') {
          throw new CallFailure(`invalid frontColor "${front}"`);
        }
        const animation = options?.animation as { duration?: number } | undefined;
        host.chrome.setBarColor(front, String(options?.backgroundColor), animation?.duration ?? 0);
      }),
    showNavigationBarLoading: (options?: CallOptions) =>
      answerCall('showNavigationBarLoading', options, () => host.chrome.setBarLoading(true)),
    hideNavigationBarLoading: (options?: CallOptions) =>
      answerCall('hideNavigationBarLoading', options, () => host.chrome.setBarLoading(false)),
    hideHomeButton: (options?: CallOptions) =>
      answerCall('hideHomeButton', options, () => host.chrome.hideHomeButton()),
    setBackgroundColor: (options?: CallOptions) =>
      answerCall('setBackgroundColor', options, () => {
        const { backgroundColor, backgroundColorTop, backgroundColorBottom } = options ?? {};
        const given = { backgroundColor, backgroundColorTop, backgroundColorBottom };
        host.chrome.setBackground(
          Object.fromEntries(Object.entries(given).filter(([, colour]) => typeof colour === 'string')),
        );
      }),
    setBackgroundTextStyle: (options?: CallOptions) =>
      answerCall('setBackgroundTextStyle', options, () => {
        const style = options?.textStyle;
        if (style !== 'dark' && style !== 'light')
          throw new CallFailure(`invalid textStyle "${String(style)}"`);
        host.chrome.setBackground({ backgroundTextStyle: style });
      }),
    getMenuButtonBoundingClientRect: () => {
      const { screenWidth, statusBarHeight } = host.chrome.metrics();
      const [width, height] = [87, 32];
      const top = statusBarHeight + 6;
      const right = screenWidth - 7;
      return { width, height, top, right, bottom: top + height, left: right - width };
    },
  };
}
