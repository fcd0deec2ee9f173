import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from './call-style';

/** What WeChat tells of everybody since 2022: the same name and no picture. */
export const NOBODY = {
  nickName: '微信用户',
  avatarUrl: '',
  gender: 0,
  country: '',
  province: '',
  city: '',
  language: '',
};

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
    getUserProfile: (options?: CallOptions) =>
      answerCall('getUserProfile', options, () => {
        requireType('desc', options?.desc, 'string');
        return { userInfo: NOBODY, rawData: JSON.stringify(NOBODY) };
      }),
    getUserInfo: (options?: CallOptions) =>
      answerCall('getUserInfo', options, () => ({ userInfo: NOBODY, rawData: JSON.stringify(NOBODY) })),
    checkSession: (options?: CallOptions) => answerCall('checkSession', options, () => ({})),
  };
}
