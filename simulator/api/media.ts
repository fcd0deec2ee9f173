import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from './call-style';
import { askForScope } from './settings';

/** Pictures: out of a canvas into a temporary file, and into the album (where the panel offers them for download). */
export function mediaArea(host: ApiHost): Area {
  return {
    canvasToTempFilePath: (options?: CallOptions, component?: unknown) =>
      answerCall('canvasToTempFilePath', options, async () => {
        const canvas = host
          .program()
          .queries.canvas(
            { canvas: options?.canvas, canvasId: options?.canvasId as string | undefined },
            component,
          );
        if (!canvas) throw new CallFailure('canvas is empty');
        const blob = await cutOut(canvas, options ?? {});
        return { tempFilePath: URL.createObjectURL(blob) };
      }),
    saveImageToPhotosAlbum: (options?: CallOptions) =>
      answerCall('saveImageToPhotosAlbum', options, async () => {
        requireType('filePath', options?.filePath, 'string');
        const path = String(options?.filePath);
        if (/^https?:/.test(path) && !path.startsWith(globalThis.location?.origin ?? '\n')) {
          throw new CallFailure('file not exists');
        }
        if (!(await askForScope(host, 'scope.writePhotosAlbum'))) throw new CallFailure('auth deny');
        host.record('album', { filePath: path });
      }),
  };
}

/** The wished part of a canvas in the wished size and format. */
async function cutOut(canvas: HTMLCanvasElement, options: CallOptions): Promise<Blob> {
  const number = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);
  // Coordinates are CSS px of the canvas element, the drawing buffer may be denser.
  const scale = canvas.clientWidth > 0 ? canvas.width / canvas.clientWidth : 1;
  const x = number(options.x, 0) * scale;
  const y = number(options.y, 0) * scale;
  const width = number(options.width, (canvas.width - x) / scale) * scale;
  const height = number(options.height, (canvas.height - y) / scale) * scale;
  const target = document.createElement('canvas');
  target.width = Math.round(number(options.destWidth, width));
  target.height = Math.round(number(options.destHeight, height));
  const context = target.getContext('2d');
  if (!context) throw new CallFailure('canvas is empty');
  context.drawImage(canvas, x, y, width, height, 0, 0, target.width, target.height);
  const type = options.fileType === 'jpg' ? 'image/jpeg' : 'image/png';
  return new Promise((resolve, reject) => {
    target.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new CallFailure('write file failed'))),
      type,
      number(options.quality, 1),
    );
  });
}
