import type { Ability } from '../runtime/abilities';
import type { BuiltInElement } from './built-in';

/** Attributes of every element with a pressed look; defaults in ms are WeChat's for `view`. */
export const hoverProperties = (start = 50, stay = 400, hoverClass = 'none') => ({
  hoverClass: { type: String, value: hoverClass },
  hoverStopPropagation: Boolean,
  hoverStartTime: { type: Number, value: start },
  hoverStayTime: { type: Number, value: stay },
});

/** The pressed look: `hover-class` is on while a finger is down. */
export function hoverAbility(self: BuiltInElement<unknown>): Ability {
  let worn: string[] = [];
  return {
    hover: () => {
      const names = String(self.data.hoverClass ?? 'none');
      if (names === 'none' || names === '') return undefined;
      const { hoverStartTime, hoverStayTime, hoverStopPropagation } = self.data;
      return {
        names,
        start: Number(hoverStartTime),
        stay: Number(hoverStayTime),
        stop: hoverStopPropagation === true,
      };
    },
    setHover: (on) => {
      self.dom.classList.remove(...worn);
      worn = on ? [...self.classNames(self.data.hoverClass), 'wx-hover'] : [];
      self.dom.classList.add(...worn);
    },
  };
}
