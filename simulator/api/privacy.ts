import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions } from './call-style';
import { changeSettings, readSettings } from './device-settings';

interface PrivacyAnswer {
  event: 'agree' | 'disagree' | 'exposureAuthorization';
  buttonId?: string;
}
type PrivacyListener = (resolve: (answer: PrivacyAnswer) => void, info: { referrer: string }) => void;

/** Calls of the official list that use what the guideline has to name (framework/user-privacy). */
const PRIVATE_CALLS: readonly string[] = [
  ...[
    'chooseImage',
    'chooseMedia',
    'chooseVideo',
    'chooseMessageFile',
    'saveImageToPhotosAlbum',
    'saveVideoToPhotosAlbum',
  ],
  ...[
    'getLocation',
    'getFuzzyLocation',
    'chooseLocation',
    'startLocationUpdate',
    'startLocationUpdateBackground',
  ],
  ...['addPhoneCalendar', 'addPhoneRepeatCalendar', 'getClipboardData', 'setClipboardData'],
];

/** The program's own dialog, as the last `onNeedPrivacyAuthorization` named it (framework/user-privacy/PrivacyAuthorize.html). */
const dialogs = new WeakMap<ApiHost, PrivacyListener>();

/** Asks once, in the program's own dialog or the phone's; @returns whether it is agreed. */
async function consent(host: ApiHost, referrer: string): Promise<boolean> {
  if (readSettings(host).privacyAgreed) return true;
  if (!(await ask(host, referrer))) return false;
  changeSettings(host, (settings) => {
    settings.privacyAgreed = true;
  });
  return true;
}

async function ask(host: ApiHost, referrer: string): Promise<boolean> {
  const own = dialogs.get(host);
  if (own) {
    const answer = await new Promise<PrivacyAnswer>((resolve) => {
      own(
        (given) => {
          // `exposureAuthorization` only reports that the dialog was shown.
          if (given.event !== 'exposureAuthorization') resolve(given);
        },
        { referrer },
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
}

const refused = () => new CallFailure('privacy permission is not authorized', { errno: 104 });

/** With `__usePrivacyCheck__` in app.json the calls that need a consent ask for it before they do anything. */
export function guardPrivacy(host: ApiHost, members: Area): void {
  type Call = (options?: CallOptions) => Promise<object> | undefined;
  for (const name of PRIVATE_CALLS) {
    const call = members[name] as Call | undefined;
    if (!call) continue;
    members[name] = (options?: CallOptions) => {
      const asks = host.program().appConfig.__usePrivacyCheck__ === true && !readSettings(host).privacyAgreed;
      if (!asks) return call(options);
      const tapped = host.tap.active();
      return answerCall(name, options, async () => {
        if (!(await consent(host, `wx.${name}`))) throw refused();
        const { success: _success, fail: _fail, complete: _complete, ...plain } = options ?? {};
        // The tap that asked is the tap that calls.
        const answer = tapped ? host.tap.during(() => call(plain)) : call(plain);
        return answer?.catch((error: { errMsg?: string }) => {
          throw new CallFailure(String(error.errMsg ?? error).replace(`${name}:fail `, ''), { ...error });
        });
      });
    };
  }
}

/** WeChat's privacy guideline: whether it was agreed to, asking for it, and the program's own dialog for it. */
export function privacyArea(host: ApiHost): Area {
  return {
    getPrivacySetting: (options?: CallOptions) =>
      answerCall('getPrivacySetting', options, () => ({
        needAuthorization: !readSettings(host).privacyAgreed,
        privacyContractName: '《用户隐私保护指引》',
      })),
    requirePrivacyAuthorize: (options?: CallOptions) =>
      answerCall('requirePrivacyAuthorize', options, async () => {
        if (!(await consent(host, 'wx.requirePrivacyAuthorize'))) throw refused();
      }),
    onNeedPrivacyAuthorization: (given: PrivacyListener) => {
      dialogs.set(host, given);
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
