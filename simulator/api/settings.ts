import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions } from './call-style';
import { changeSettings, type DeviceSettings, readSettings } from './device-settings';

/** What a person allowed: `getSetting`, `openSetting`, `authorize`. */
export function settingsArea(host: ApiHost): Area {
  const shape = (options: CallOptions | undefined) => {
    const settings = readSettings(host);
    return {
      authSetting: settings.scopes,
      ...(options?.withSubscriptions === true
        ? { subscriptionsSetting: { mainSwitch: settings.subscriptions, itemSettings: settings.kept } }
        : {}),
    };
  };
  return {
    getSetting: (options?: CallOptions) => {
      // One of the three calls whose answer passes the tap state on (framework/view/tap.html).
      const tapped = host.tap.active();
      return answerCall(
        'getSetting',
        options,
        () => shape(options),
        (tell) => {
          if (tapped) host.tap.during(tell);
          else tell();
        },
      );
    },
    openSetting: (options?: CallOptions) => {
      const tapped = host.tap.active();
      return answerCall('openSetting', options, async () => {
        if (!tapped) throw new CallFailure('can only be invoked by user TAP gesture.');
        await showSettings(host);
        return shape(options);
      });
    },
    authorize: (options?: CallOptions) =>
      answerCall('authorize', options, async () => {
        const scope = String(options?.scope);
        if (!(await askForScope(host, scope))) throw new CallFailure('auth deny');
      }),
  };
}

/** Opens WeChat's settings of the program; answers with the permissions as they are afterwards. */
export async function showSettings(host: ApiHost): Promise<Record<string, boolean>> {
  const chosen = await host.sheet<DeviceSettings>('settings', {
    settings: readSettings(host),
    templates: host.project.templates ?? [],
  });
  return changeSettings(host, (settings) => Object.assign(settings, chosen)).scopes;
}

/** What app.json's `permission` says the scope is used for. */
function reasonOf(host: ApiHost, scope: string): string | undefined {
  const { permission } = host.program().appConfig as { permission?: Record<string, { desc?: string }> };
  return permission?.[scope]?.desc;
}

const SCOPE_QUESTIONS: Record<string, string> = {
  'scope.userLocation': '获取你的位置',
  'scope.userFuzzyLocation': '获取你的模糊位置',
  'scope.record': '使用你的麦克风',
  'scope.camera': '使用你的摄像头',
  'scope.addPhoneCalendar': '添加日程到你的手机日历',
  'scope.writePhotosAlbum': '保存图片到你的相册',
};

/**
 * Asks once for what a scope covers and remembers the answer; a refusal stands until it is changed in the settings.
 *
 * @throws CallFailure for a scope that the simulator does not know
 */
export async function askForScope(host: ApiHost, scope: string): Promise<boolean> {
  const question = SCOPE_QUESTIONS[scope];
  if (!question) throw new CallFailure(`scope "${scope}" is not in the simulator`);
  const known = readSettings(host).scopes[scope];
  if (known !== undefined) return known;
  const answer = await host.sheet<{ confirm: boolean }>('modal', {
    title: `“${String(host.project.title ?? '小程序')}”申请`,
    content: reasonOf(host, scope) ?? question,
    showCancel: true,
    cancelText: '拒绝',
    confirmText: '允许',
  });
  changeSettings(host, (settings) => {
    settings.scopes[scope] = answer.confirm;
  });
  return answer.confirm;
}
