import { component } from 'glass-easel-miniprogram-adapter';
import { nodeOfCanvas, offscreenCanvas } from './canvas-node';
import type { ElementQueries, PageInstance } from './phone';
import { PhoneSelectorQuery } from './selector-query';

type Caller = InstanceType<typeof component.ComponentCaller>;

/** Queries for `wx.create…` calls, and the same for `this.create…` of components. */
export function elementQueries(top: () => PageInstance | undefined, viewport: HTMLElement): ElementQueries {
  const owner = (given: unknown) => (given ?? top()) as Caller;
  Object.assign(component.ComponentCaller.prototype, {
    createSelectorQuery(this: Caller) {
      return new PhoneSelectorQuery(() => owner(undefined), viewport, this);
    },
  });
  return {
    createSelectorQuery: () => new PhoneSelectorQuery(() => owner(undefined), viewport),
    createIntersectionObserver: (given, options) => owner(given).createIntersectionObserver(options ?? {}),
    createMediaQueryObserver: (given) => owner(given).createMediaQueryObserver(),
    offscreenCanvas,
    canvas: ({ canvas, canvasId }, given) => {
      if (canvas instanceof Element) return nodeOfCanvas(canvas);
      if (canvasId === undefined) return undefined;
      const shadow = owner(given)._$.getShadowRoot();
      for (const element of shadow?.querySelectorAll('canvas') ?? []) {
        const { canvasId: id } = (element as unknown as { data: { canvasId?: string } }).data;
        if (id === canvasId || element.id === canvasId) return nodeOfCanvas(element.$$ as unknown as Element);
      }
      return undefined;
    },
  };
}
