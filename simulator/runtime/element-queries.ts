import { component, type glassEasel } from 'glass-easel-miniprogram-adapter';
import { abilityOf } from './abilities';
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
    control: (tag, id, given) => {
      const found = elementsOf(owner(given), tag).find((element) => id === undefined || element.id === id);
      return abilityOf((found?.$$ as unknown as Element | undefined) ?? null)?.control;
    },
    canvas: ({ canvas, canvasId }, given) => {
      if (canvas instanceof Element) return nodeOfCanvas(canvas);
      if (canvasId === undefined) return undefined;
      const found = elementsOf(owner(given), 'canvas').find(
        (element) => element.data.canvasId === canvasId || element.id === canvasId,
      );
      return found && nodeOfCanvas(found.$$ as unknown as Element);
    },
  };
}

/** Built-in elements of a kind in the template of a page or component; the framework's own selectors know no tags. */
function elementsOf(caller: Caller | undefined, tag: string): glassEasel.GeneralComponent[] {
  const root = caller?._$.$$ as unknown as Element | undefined;
  return [...(root?.querySelectorAll(`wx-${tag}`) ?? [])].flatMap((dom) => {
    const { __wxElement: element } = dom as { __wxElement?: glassEasel.GeneralComponent };
    return element?.ownerShadowRoot?.getHostNode() === caller?._$ ? (element ?? []) : [];
  });
}
