import type { Animate, AnimationAction, ExportedAnimation } from '../api/animation';

/** Elements in motion, and which of their animations is the newest: an older one stops where it is. */
const turns = new WeakMap<HTMLElement, number>();

/** Plays what the attribute `animation` holds (`wx.createAnimation().….export()`): one action after the other, as transitions. */
export function playAnimation(element: HTMLElement, value: unknown): void {
  const actions = (value as ExportedAnimation | null)?.actions;
  if (!Array.isArray(actions) || actions.length === 0) return;
  const turn = (turns.get(element) ?? 0) + 1;
  turns.set(element, turn);
  const play = ([action, ...rest]: readonly AnimationAction[]): void => {
    if (!action || turns.get(element) !== turn) return;
    start(element, action);
    const { duration, delay } = action.option.transition;
    if (rest.length > 0) setTimeout(() => play(rest), duration + delay);
  };
  // What the element looks like now has to be known before it moves.
  element.getBoundingClientRect();
  play(actions);
}

function start(element: HTMLElement, { animates, option }: AnimationAction): void {
  const { duration, timingFunction, delay } = option.transition;
  const moves = animates.filter(({ type }) => type !== 'style');
  const styles = animates.flatMap(({ type, args }) => (type === 'style' ? [args.map(String)] : []));
  const properties = [...styles.map(([name]) => name), ...(moves.length > 0 ? ['transform'] : [])];
  element.style.transition = properties
    .map((name) => `${name} ${duration}ms ${timingFunction} ${delay}ms`)
    .join(',');
  element.style.transformOrigin = option.transformOrigin;
  for (const [name = '', css = ''] of styles) element.style.setProperty(name, css);
  if (moves.length > 0) element.style.transform = moves.map(transformOf).join(' ');
}

function transformOf({ type, args }: Animate): string {
  const unit = /^rotate|^skew/.test(type) ? 'deg' : /^translate/.test(type) ? 'px' : '';
  // Of rotate3d the angle alone, its last, has a unit.
  const css = args.map((one, n) => {
    const bare = typeof one !== 'number' || (type === 'rotate3d' && n < args.length - 1);
    return bare ? String(one) : `${one}${unit}`;
  });
  return `${type}(${css.join(',')})`;
}
