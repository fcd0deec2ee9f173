import type { Area } from './api-host';

/** One movement: `{ type: 'rotate', args: [45] }`; colours, sizes and places are of the type `style`. */
export interface Animate {
  readonly type: string;
  readonly args: readonly unknown[];
}

/** What happens at one time, and how. */
export interface AnimationAction {
  readonly animates: readonly Animate[];
  readonly option: {
    readonly transformOrigin: string;
    readonly transition: {
      readonly duration: number;
      readonly timingFunction: string;
      readonly delay: number;
    };
  };
}

/** What `export()` gives and the attribute `animation` takes. */
export interface ExportedAnimation {
  readonly actions: readonly AnimationAction[];
}

interface Options {
  duration?: number;
  timingFunction?: string;
  delay?: number;
  transformOrigin?: string;
}

/** Methods whose values go into a style of the same name, and what a plain number means there. */
const styles: Record<string, (value: unknown) => string> = {
  opacity: String,
  backgroundColor: String,
  ...Object.fromEntries(['width', 'height', 'top', 'right', 'bottom', 'left'].map((name) => [name, length])),
};

const transforms = [
  ...[
    'matrix',
    'matrix3d',
    'rotate',
    'rotate3d',
    'rotateX',
    'rotateY',
    'rotateZ',
    'scale',
    'scale3d',
    'scaleX',
  ],
  ...[
    'scaleY',
    'scaleZ',
    'skew',
    'skewX',
    'skewY',
    'translate',
    'translate3d',
    'translateX',
    'translateY',
    'translateZ',
  ],
];

function length(value: unknown): string {
  return typeof value === 'number' ? `${value}px` : String(value);
}

/** `wx.createAnimation`: movements are collected, `step()` ends what happens at one time, `export()` hands all over and begins anew. */
export function animationArea(): Area {
  return { createAnimation };
}

function createAnimation(defaults: Options = {}): Record<string, (...args: never[]) => unknown> {
  let animates: Animate[] = [];
  let actions: AnimationAction[] = [];
  const self: Record<string, (...args: never[]) => unknown> = {
    step: (options: Options = {}) => {
      const {
        duration = 400,
        timingFunction = 'linear',
        delay = 0,
        transformOrigin = '50% 50% 0',
      } = {
        ...defaults,
        ...options,
      };
      const option = { transformOrigin, transition: { duration, timingFunction, delay } };
      actions.push({ animates, option });
      animates = [];
      return self;
    },
    export: (): ExportedAnimation => {
      const exported = { actions };
      actions = [];
      return exported;
    },
  };
  const add = (animate: Animate) => {
    animates.push(animate);
    return self;
  };
  for (const [name, css] of Object.entries(styles))
    self[name] = (value: unknown) => add({ type: 'style', args: [dashed(name), css(value)] });
  for (const type of transforms) self[type] = (...args: unknown[]) => add({ type, args });
  return self;
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
