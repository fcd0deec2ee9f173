import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions } from './call-style';

/** A code that can be held before the camera; the project file lists them (`codes`), and any text can be written. */
export interface ShownCode {
  label?: string;
  result: string;
  scanType?: string;
  /** Only of the program's own mini program code. */
  path?: string;
}

/** `wx.scanCode`: what stands before the camera is the person's, or the driver's, to say. */
export function scanArea(host: ApiHost): Area {
  return {
    scanCode: (options?: CallOptions) =>
      answerCall('scanCode', options, async () => {
        const code = await host.sheet<ShownCode | null>('scan', { codes: host.project.codes ?? [] });
        if (!code) throw new CallFailure('cancel');
        const { result, scanType = code.path ? 'WX_CODE' : 'QR_CODE', path } = code;
        return {
          result,
          scanType,
          charSet: 'utf-8',
          rawData: btoa(encodeURIComponent(result)),
          ...(path ? { path } : {}),
        };
      }),
  };
}
