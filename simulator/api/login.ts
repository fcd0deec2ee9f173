import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions } from './call-style';

/** `wx.login`: a code that is good for one use; who the person is, functions learn from the emulator. */
export function loginArea(host: ApiHost): Area {
  return {
    login: (options?: CallOptions) =>
      answerCall('login', options, () => {
        if (host.state.network === 'none') throw new CallFailure('request:fail');
        const code = `0${crypto.randomUUID().replaceAll('-', '')}`;
        host.record('login', { code });
        return { code };
      }),
    checkSession: (options?: CallOptions) => answerCall('checkSession', options, () => ({})),
  };
}
