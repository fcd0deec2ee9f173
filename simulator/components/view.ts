import { builtIn } from './built-in';
import { hoverAbility, hoverProperties } from './press-state';

const plainView = (name: string) =>
  builtIn({
    name,
    properties: { ...hoverProperties(), scrollTop: null },
    ability: hoverAbility,
  });

export const view = plainView('view');
export const coverView = plainView('cover-view');
