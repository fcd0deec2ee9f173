import { glassEasel } from 'glass-easel-miniprogram-adapter';

/** What `event.target` and `event.currentTarget` are in WeChat: data, not objects of the framework. */
export interface EventTargetShape {
  id: string;
  dataset: Record<string, unknown>;
  offsetLeft: number;
  offsetTop: number;
}

interface Caller {
  _$?: glassEasel.Element;
}

/** Gives events that reach program code WeChat's shape, whatever made them. */
export function installEventShape(): void {
  const prototype = glassEasel.Event.prototype as unknown as Record<string, unknown>;
  prototype.wrapShadowedEvent = function (
    this: object,
    target: unknown,
    mark: unknown,
    currentTarget: unknown,
  ) {
    return Object.assign(Object.create(this) as object, {
      target: shapeOf(target),
      currentTarget: shapeOf(currentTarget),
      mark: mark ?? {},
    });
  };
}

function shapeOf(caller: unknown): EventTargetShape {
  const element = ((caller as Caller)._$ ?? caller) as glassEasel.Element;
  const dom = element.$$ as unknown as HTMLElement | null;
  const shape: EventTargetShape = {
    id: element.id,
    dataset: { ...(element.dataset as Record<string, unknown> | null) },
    get offsetLeft() {
      return dom?.offsetLeft ?? 0;
    },
    get offsetTop() {
      return dom?.offsetTop ?? 0;
    },
  };
  elements.set(shape, element);
  return shape;
}

const elements = new WeakMap<EventTargetShape, glassEasel.Element>();

/** The element behind a target, for WXS; programs never see it. */
export function elementOfShape(shape: EventTargetShape): glassEasel.Element | undefined {
  return elements.get(shape);
}
