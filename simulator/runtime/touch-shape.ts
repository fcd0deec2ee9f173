/** What touch and mouse have in common; window coordinates in CSS px. */
export interface TouchPoint {
  identifier: number;
  clientX: number;
  clientY: number;
  force?: number;
}

/** One entry of `event.touches`: client coordinates count from the page's visible part, page coordinates include scrolling. */
export interface TouchShape {
  identifier: number;
  clientX: number;
  clientY: number;
  pageX: number;
  pageY: number;
  force: number;
  /** Only on a canvas: from its own corner. */
  x?: number;
  y?: number;
}

export function touchShape(
  point: TouchPoint,
  viewport: HTMLElement,
  canvas: HTMLCanvasElement | undefined,
): TouchShape {
  const box = viewport.getBoundingClientRect();
  const page = viewport.querySelector('[data-route]:not([hidden]) > wx-page');
  const clientX = point.clientX - box.left;
  const clientY = point.clientY - box.top;
  const shape: TouchShape = {
    identifier: point.identifier,
    clientX,
    clientY,
    pageX: clientX + (page?.scrollLeft ?? 0),
    pageY: clientY + (page?.scrollTop ?? 0),
    force: point.force ?? 1,
  };
  if (canvas) {
    const own = canvas.getBoundingClientRect();
    shape.x = point.clientX - own.left;
    shape.y = point.clientY - own.top;
  }
  return shape;
}
