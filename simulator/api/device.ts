import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from './call-style';

/** The phone itself: battery, screen, keyboard, calls, and bytes as text. The battery is always half full. */
export function deviceArea(host: ApiHost): Area {
  let brightness = 0.5;
  const battery = () => ({ level: 50, isCharging: false, isLowPowerModeEnabled: false });
  return {
    getBatteryInfoSync: battery,
    getBatteryInfo: (options?: CallOptions) => answerCall('getBatteryInfo', options, battery),
    getScreenBrightness: (options?: CallOptions) =>
      answerCall('getScreenBrightness', options, () => ({ value: brightness })),
    setScreenBrightness: (options?: CallOptions) =>
      answerCall('setScreenBrightness', options, () => {
        requireType('value', options?.value, 'number');
        const value = Number(options?.value);
        if (value < 0 || value > 1) throw new CallFailure('invalid value');
        brightness = value;
      }),
    setKeepScreenOn: (options?: CallOptions) =>
      answerCall('setKeepScreenOn', options, () => {
        host.record('screen', { keepScreenOn: options?.keepScreenOn === true });
      }),
    hideKeyboard: (options?: CallOptions) =>
      answerCall('hideKeyboard', options, () => {
        const field = document.activeElement;
        if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
          throw new CallFailure('input not exists');
        field.blur();
      }),
    makePhoneCall: (options?: CallOptions) =>
      answerCall('makePhoneCall', options, async () => {
        requireType('phoneNumber', options?.phoneNumber, 'string');
        const chosen = await host.sheet<number | null>('action-sheet', {
          items: [`呼叫 ${String(options?.phoneNumber)}`],
        });
        if (chosen === null) throw new CallFailure('cancel');
        host.record('phone-call', { number: options?.phoneNumber });
      }),
    base64ToArrayBuffer: (text: string) =>
      Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer,
    arrayBufferToBase64: (buffer: ArrayBuffer) =>
      btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')),
  };
}
