import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions } from './call-style';

/** Scrolling of the page itself, and the pull-down state. */
export function pageScrollArea(host: ApiHost): Area {
  return {
    pageScrollTo: (options?: CallOptions) =>
      answerCall('pageScrollTo', options, () => {
        const found = host.chrome.scrollTo({
          top: typeof options?.scrollTop === 'number' ? options.scrollTop : undefined,
          selector: typeof options?.selector === 'string' ? options.selector : undefined,
          offsetTop: typeof options?.offsetTop === 'number' ? options.offsetTop : 0,
          duration: typeof options?.duration === 'number' ? options.duration : 300,
        });
        if (!found) throw new CallFailure(`can not find node by selector: ${String(options?.selector)}`);
      }),
    startPullDownRefresh: (options?: CallOptions) =>
      answerCall('startPullDownRefresh', options, () => {
        host.chrome.pullDown(true);
        const page = host.program().stack.pages.at(-1)?.instance;
        if (typeof page?.onPullDownRefresh === 'function') page.onPullDownRefresh.call(page);
      }),
    stopPullDownRefresh: (options?: CallOptions) =>
      answerCall('stopPullDownRefresh', options, () => host.chrome.pullDown(false)),
  };
}
