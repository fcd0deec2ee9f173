import type { ApiHost, Area } from '../api-host';
import { answerCall, CallFailure, type CallOptions } from '../call-style';
import { bytesOf, encodeCanvas } from './decode-picture';

/** Longest side of a canvas that every phone draws (official page component/canvas.html). */
const LONGEST_SIDE = 4096;

/** Canvases: one off the screen, and pictures out of them as temporary files. */
export function canvasArea(host: ApiHost): Area {
  return {
    createOffscreenCanvas: (options?: Record<string, unknown> | number, height?: number, type?: string) => {
      const given = typeof options === 'object' ? options : { width: options, height, type };
      return host
        .program()
        .queries.offscreenCanvas(
          Number(given.width ?? 300),
          Number(given.height ?? 150),
          String(given.type ?? 'webgl'),
        );
    },
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
        return { tempFilePath: host.files.temporary(await bytesOf(blob)) };
      }),
  };
}

/**
 * The wished part of a canvas in the wished size and format. Coordinates and the size by default are those of the drawing buffer
 * for a canvas that programs sized themselves (`type="2d"`), as on the phone.
 */
async function cutOut(canvas: HTMLCanvasElement, options: CallOptions): Promise<Blob> {
  const number = (value: unknown, otherwise: number) =>
    typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
  // Coordinates are CSS px of the canvas element, the drawing buffer may be denser.
  const scale = canvas.clientWidth > 0 ? canvas.width / canvas.clientWidth : 1;
  const x = number(options.x, 0) * scale;
  const y = number(options.y, 0) * scale;
  const width = number(options.width, (canvas.width - x) / scale) * scale;
  const height = number(options.height, (canvas.height - y) / scale) * scale;
  const target = document.createElement('canvas');
  target.width = Math.min(LONGEST_SIDE, Math.round(number(options.destWidth, width)));
  target.height = Math.min(LONGEST_SIDE, Math.round(number(options.destHeight, height)));
  const context = target.getContext('2d');
  if (!context || target.width < 1 || target.height < 1) throw new CallFailure('canvas is empty');
  const type = options.fileType === 'jpg' ? 'image/jpeg' : 'image/png';
  const quality = number(options.quality, 1);
  context.drawImage(canvas, x, y, width, height, 0, 0, target.width, target.height);
  return encodeCanvas(target, type, quality > 0 && quality <= 1 ? quality : 1);
}
