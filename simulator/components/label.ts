import { abilityOf } from '../runtime/abilities';
import { builtIn } from './built-in';

/** Hands a tap over to the control named by `for`, else to the first one inside. */
export const label = builtIn({
  name: 'label',
  properties: { for: String },
  ability: (self) => ({
    activate: () => {
      const id = String(self.data.for ?? '');
      const named =
        id === ''
          ? undefined
          : (self.component.ownerShadowRoot?.getElementById(id)?.$$ as unknown as Element | undefined);
      const inside = () =>
        [...self.dom.querySelectorAll('*')].find((element) => abilityOf(element)?.labelled === true);
      const ability = abilityOf(named ?? inside() ?? null);
      if (ability && ability.disabled?.() !== true) ability.activate?.();
    },
  }),
});
