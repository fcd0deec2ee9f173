import type { CareerOutputs, LifeEventView } from '../../../../../core/contract/career';
import { kindName, eventText as t } from '../../text/career';

export type Kind = LifeEventView['kind'];
export type Mode = 'enter' | 'confirm' | 'correct';
type Places = CareerOutputs['places']['places'];

/** Kinds that lead somewhere: unit, section and position are asked. */
export const leads = (kind: Kind): boolean => kind === 'rotation' || kind === 'promotion';

/** Every kind, for choosing. */
export const kinds = (Object.keys(kindName) as Kind[]).map((kind) => ({ kind, name: kindName[kind] }));

/** Title and button of the form. */
export function wordsOf(mode: Mode, name: string) {
  if (mode === 'confirm') return { title: t.confirmTitle(name), save: t.confirm };
  if (mode === 'correct') return { title: t.correctTitle(name), save: t.correct };
  return { title: t.enterTitle(name), save: t.save };
}

/** Units to choose from, and the sections of one of them; the first section is none. */
export function choices(places: Places, unitId: string) {
  const none = { id: '', name: t.noSection };
  return {
    units: places.filter(({ kind }) => kind === 'unit').map(({ id, name }) => ({ id, name })),
    sections: [
      none,
      ...places.filter(({ parentId }) => parentId === unitId).map(({ id, name }) => ({ id, name })),
    ],
  };
}
