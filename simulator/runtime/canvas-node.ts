import { programAddress } from './program-address';

/** The DOM canvas inside a `<canvas>` of the program, with the members that WeChat's 2d canvas node has. */
export function nodeOfCanvas(element: Element): HTMLCanvasElement | undefined {
  const canvas = element instanceof HTMLCanvasElement ? element : element.querySelector(':scope > canvas');
  return canvas instanceof HTMLCanvasElement ? withMembers(canvas) : undefined;
}

/** A canvas node that stands on no page, `wx.createOffscreenCanvas`. */
export function offscreenCanvas(width: number, height: number, type: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // WeChat fixes the kind of context when the canvas is made.
  canvas.getContext(type === '2d' ? '2d' : 'webgl');
  return withMembers(canvas);
}

function withMembers(canvas: HTMLCanvasElement): HTMLCanvasElement {
  if ('createImage' in canvas) return canvas;
  return Object.assign(canvas, {
    createImage: () => localImage(),
    createPath2D: (path?: Path2D | string) => new Path2D(path),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (callback: FrameRequestCallback) => window.requestAnimationFrame(callback),
    cancelAnimationFrame: (id: number) => window.cancelAnimationFrame(id),
  });
}

/** An image whose `src` may be a path of the program or of the phone. */
function localImage(): HTMLImageElement {
  const image = new Image();
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(image, 'src', {
    get: () => source?.get?.call(image),
    set: (value: string) => source?.set?.call(image, programAddress(value, '')),
  });
  return image;
}
