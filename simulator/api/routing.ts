import type { StackPage } from '../runtime/phone';
import type { ApiHost, Area } from './api-host';
import { answerCall, type CallOptions, requireType } from './call-style';

/** Page stack: `navigateTo redirectTo navigateBack switchTab reLaunch`. The rules are the runtime's, the words WeChat's. */
export function routingArea(host: ApiHost): Area {
  const stack = () => host.program().stack;
  const travel = (
    name: string,
    go: (url: string, options: CallOptions) => Promise<StackPage>,
    withChannel = false,
  ) => {
    return (options?: CallOptions) =>
      answerCall(name, options, async () => {
        requireType('url', options?.url, 'string');
        const done = host.busy(name);
        try {
          const page = await go(String(options?.url), options ?? {});
          const channel = page.instance.getOpenerEventChannel;
          return withChannel && typeof channel === 'function'
            ? { eventChannel: channel.call(page.instance) }
            : {};
        } finally {
          done();
        }
      });
  };
  type Events = Record<string, (...values: unknown[]) => void>;
  return {
    navigateTo: travel(
      'navigateTo',
      (url, options) => stack().navigateTo(url, options.events as Events | undefined),
      true,
    ),
    redirectTo: travel('redirectTo', (url) => stack().redirectTo(url)),
    switchTab: travel('switchTab', (url) => stack().switchTab(url)),
    reLaunch: travel('reLaunch', (url) => stack().reLaunch(url)),
    navigateBack: (options?: CallOptions & { delta?: number }) =>
      answerCall('navigateBack', options, async () => {
        const done = host.busy('navigateBack');
        try {
          await stack().navigateBack(options?.delta ?? 1);
          return {};
        } finally {
          done();
        }
      }),
    restartMiniProgram: (options?: CallOptions) =>
      answerCall('restartMiniProgram', options, () => {
        host.chrome.restart(typeof options?.path === 'string' ? options.path : undefined);
      }),
    exitMiniProgram: (options?: CallOptions) =>
      answerCall('exitMiniProgram', options, () => host.chrome.exit()),
  };
}
