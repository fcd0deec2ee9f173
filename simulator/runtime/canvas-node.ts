import { programAddress } from './program-address';

/** The DOM canvas inside a `<canvas>` of the program, with the members that WeChat's 2d canvas node has. */
export function nodeOfCanvas(element: Element): HTMLCanvasElement | undefined {
  const canvas = element instanceof HTMLCanvasElement ? element : element.querySelector(':scope > canvas');
  if (!(canvas instanceof HTMLCanvasElement)) return undefined;
  if (!('createImage' in canvas)) {
    Object.assign(canvas, {
      createImage: () => localImage(),
      createPath2D: (path?: Path2D | string) => new Path2D(path),
      createImageData: (width: number, height: number) => new ImageData(width, height),
      requestAnimationFrame: (callback: FrameRequestCallback) => window.requestAnimationFrame(callback),
      cancelAnimationFrame: (id: number) => window.cancelAnimationFrame(id),
    });
  }
  return canvas;
}

/** An image whose `src` may be a path of the program. */
function localImage(): HTMLImageElement {
  const image = new Image();
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(image, 'src', {
    get: () => source?.get?.call(image),
    set: (value: string) => source?.set?.call(image, programAddress(value, '')),
  });
  return image;
}
