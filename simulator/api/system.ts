import type { ApiHost, Area, EnterOptions } from './api-host';
import { answerCall, type CallOptions } from './call-style';

/** The base library whose behaviour is followed. */
export const SDK_VERSION = '3.8.0';
/** Text size in px at the standard setting. */
const STANDARD_FONT_SIZE = 16;

/** What the phone, the window and the program's account say about themselves. */
export function systemArea(host: ApiHost): Area {
  const windowInfo = () => {
    const m = host.chrome.metrics();
    const bottom = m.screenHeight - m.safeAreaBottom;
    return {
      pixelRatio: m.pixelRatio,
      screenWidth: m.screenWidth,
      screenHeight: m.screenHeight,
      windowWidth: m.windowWidth,
      windowHeight: m.windowHeight,
      statusBarHeight: m.statusBarHeight,
      screenTop: m.statusBarHeight + m.navigationBarHeight,
      safeArea: {
        left: 0,
        right: m.screenWidth,
        top: m.statusBarHeight,
        bottom,
        width: m.screenWidth,
        height: bottom - m.statusBarHeight,
      },
    };
  };
  const appBaseInfo = () => ({
    SDKVersion: SDK_VERSION,
    enableDebug: false,
    fontSizeScaleFactor: host.state.fontSize / STANDARD_FONT_SIZE,
    fontSizeSetting: host.state.fontSize,
    host: { env: 'WeChat' },
    language: 'zh_CN',
    version: '8.0.60',
    // Told only to programs that declare dark mode, as on the phone.
    ...(host.program().appConfig.darkmode === true ? { theme: host.state.theme } : {}),
  });
  const deviceInfo = () => ({
    abi: 'arm64',
    benchmarkLevel: -1,
    brand: 'simulator',
    model: 'collar-button simulator',
    platform: 'ios',
    system: 'iOS 18.0',
    memorySize: '6144',
    cpuType: 'unknown',
    deviceAbi: 'arm64',
  });
  const systemInfo = () => ({
    ...deviceInfo(),
    ...windowInfo(),
    ...appBaseInfo(),
    deviceOrientation: 'portrait',
    notificationAuthorized: true,
    phoneCalendarAuthorized: true,
    albumAuthorized: true,
    wifiEnabled: host.state.network === 'wifi',
  });
  return {
    getWindowInfo: windowInfo,
    getAppBaseInfo: appBaseInfo,
    getDeviceInfo: deviceInfo,
    getSystemInfoSync: systemInfo,
    getSystemInfo: (options?: CallOptions) => answerCall('getSystemInfo', options, systemInfo),
    getSystemInfoAsync: (options?: CallOptions) => answerCall('getSystemInfoAsync', options, systemInfo),
    getSystemSetting: () => ({
      bluetoothEnabled: false,
      locationEnabled: false,
      wifiEnabled: host.state.network === 'wifi',
      deviceOrientation: 'portrait',
    }),
    getAppAuthorizeSetting: () => ({
      albumAuthorized: 'authorized',
      bluetoothAuthorized: 'not determined',
      cameraAuthorized: 'not determined',
      locationAuthorized: 'not determined',
      locationReducedAccuracy: false,
      microphoneAuthorized: 'not determined',
      notificationAuthorized: 'authorized',
      notificationAlertAuthorized: 'authorized',
      notificationBadgeAuthorized: 'authorized',
      notificationSoundAuthorized: 'authorized',
      phoneCalendarAuthorized: 'authorized',
    }),
    getAccountInfoSync: () => ({
      miniProgram: {
        appId: String(host.project.appid ?? 'touristappid'),
        envVersion: 'develop',
        version: '',
      },
      plugin: {},
    }),
    getLaunchOptionsSync: () => shownToProgram(host.enter.launch),
    getEnterOptionsSync: () => shownToProgram(host.enter.latest),
    checkIsOpenAccessibility: (options?: CallOptions) =>
      answerCall('checkIsOpenAccessibility', options, () => ({ open: false })),
  };
}

/** How the program was entered, without what only the phone knows. */
export function shownToProgram({ chat: _chat, ...options }: EnterOptions): Omit<EnterOptions, 'chat'> {
  return structuredClone(options);
}
