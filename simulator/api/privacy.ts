import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions } from './call-style';
import { changeSettings, readSettings } from './device-settings';

interface PrivacyAnswer {
  event: 'agree' | 'disagree' | 'exposureAuthorization';
  buttonId?: string;
}
type PrivacyListener = (resolve: (answer: PrivacyAnswer) => void, info: { referrer: string }) => void;

/** WeChat's privacy guideline: whether it was agreed to, asking for it, and the program's own dialog for it. */
export function privacyArea(host: ApiHost): Area {
  // The last registration wins (framework/user-privacy/PrivacyAuthorize.html).
  let listener: PrivacyListener | undefined;
  const agree = () =>
    changeSettings(host, (settings) => {
      settings.privacyAgreed = true;
    });
  const ask = async (): Promise<boolean> => {
    if (listener) {
      const own = listener;
      const answer = await new Promise<PrivacyAnswer>((resolve) => {
        own(
          (given) => {
            // `exposureAuthorization` only reports that the dialog was shown.
            if (given.event !== 'exposureAuthorization') resolve(given);
          },
          { referrer: 'wx.requirePrivacyAuthorize' },
        );
      });
      return answer.event === 'agree';
    }
    const answer = await host.sheet<{ confirm: boolean }>('modal', {
      title: '用户隐私保护提示',
      content: '使用前请阅读并同意《用户隐私保护指引》。',
      showCancel: true,
      cancelText: '拒绝',
      confirmText: '同意',
    });
    return answer.confirm;
  };
  return {
    getPrivacySetting: (options?: CallOptions) =>
      answerCall('getPrivacySetting', options, () => ({
        needAuthorization: !readSettings(host).privacyAgreed,
        privacyContractName: '《用户隐私保护指引》',
      })),
    requirePrivacyAuthorize: (options?: CallOptions) =>
      answerCall('requirePrivacyAuthorize', options, async () => {
        if (readSettings(host).privacyAgreed) return;
        if (!(await ask())) throw new CallFailure('privacy permission is not authorized', { errno: 104 });
        agree();
      }),
    onNeedPrivacyAuthorization: (given: PrivacyListener) => {
      listener = given;
    },
    openPrivacyContract: (options?: CallOptions) =>
      answerCall('openPrivacyContract', options, async () => {
        await host.sheet('modal', {
          title: '用户隐私保护指引',
          content: '在微信里，这里打开平台上登记的隐私保护指引。模拟器没有这份文件。',
          showCancel: false,
          confirmText: '知道了',
          cancelText: '',
        });
      }),
  };
}
