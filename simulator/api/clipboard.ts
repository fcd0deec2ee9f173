import type { ApiHost, Area } from './api-host';
import { answerCall, type CallOptions, requireType } from './call-style';

/** The clipboard of this phone (not the computer's: nothing is taken from or put on that one). */
export function clipboardArea(host: ApiHost): Area {
  let text = '';
  return {
    setClipboardData: (options?: CallOptions) =>
      answerCall('setClipboardData', options, () => {
        requireType('data', options?.data, 'string');
        text = String(options?.data);
        host.record('clipboard', { text });
        // WeChat itself says so in a toast.
        void host.sheet('toast', { title: '内容已复制', icon: 'none', mask: false, duration: 1500 });
      }),
    getClipboardData: (options?: CallOptions) =>
      answerCall('getClipboardData', options, () => ({ data: text })),
  };
}
