import type { ApiHost, Area } from '../api-host';
import { answerCall, CallFailure, type CallOptions } from '../call-style';
import { strict } from '../strict';

/** Methods that are told what to do and answer nothing. */
const SILENT = {
  videoContext: [
    ...['play', 'pause', 'stop', 'seek', 'playbackRate', 'requestFullScreen', 'exitFullScreen'],
    ...['showStatusBar', 'hideStatusBar'],
  ],
  audioContext: ['play', 'pause', 'seek', 'setSrc'],
} as const;

/** Methods that answer in the two styles of asynchronous calls. */
const ANSWERING = {
  cameraContext: ['takePhoto', 'startRecord', 'stopRecord', 'setZoom'],
  mapContext: [
    ...['getCenterLocation', 'getRegion', 'getScale', 'includePoints', 'moveToLocation', 'translateMarker'],
  ],
} as const;

/** `wx.createVideoContext`, `createAudioContext`, `createMapContext` of an element by its id; `createCameraContext` of the page's camera. */
export function contextsArea(host: ApiHost): Area {
  const methodOf = (tag: string, id: string | undefined, component: unknown, name: string) => {
    const control = host.program().queries.control(tag, id, component);
    if (!control)
      throw new CallFailure(`there is no <${tag}>${id === undefined ? '' : ` with the id "${id}"`}`);
    return control[name] ?? (() => ({}));
  };
  const silent = (kind: keyof typeof SILENT, tag: string) => (id: string, component?: unknown) =>
    strict(
      kind,
      Object.fromEntries(
        SILENT[kind].map((name) => [
          name,
          // Numbers are given as they are, `seek(3)`; what there is not is passed over, as on a phone.
          (value?: unknown) => {
            if (host.program().queries.control(tag, id, component))
              methodOf(
                tag,
                id,
                component,
                name,
              )(typeof value === 'object' && value ? { ...value } : { value });
          },
        ]),
      ),
      host,
    );
  const answering = (kind: keyof typeof ANSWERING, tag: string) => (id?: string, component?: unknown) =>
    strict(
      kind,
      Object.fromEntries(
        ANSWERING[kind].map((name) => [
          name,
          (options?: CallOptions) =>
            answerCall(name, options, () => methodOf(tag, id, component, name)(options ?? {})),
        ]),
      ),
      host,
    );
  return {
    createVideoContext: silent('videoContext', 'video'),
    createAudioContext: silent('audioContext', 'audio'),
    createMapContext: answering('mapContext', 'map'),
    createCameraContext: () => answering('cameraContext', 'camera')(),
  };
}
