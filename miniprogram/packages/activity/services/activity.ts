import type { Input } from '../../../../core/contract';
import { call } from '../../../services/cloud';

/** Thin calls around activities; each throws `Fault`. */
export const activities = (input: Input<'activity.list'>) => call('activity.list', input);
export const activity = (activityId: string) => call('activity.one', { activityId });
export const register = (input: Input<'activity.register'>) => call('activity.register', input);
export const answerOffer = (input: Input<'activity.answer'>) => call('activity.answer', input);
export const withdraw = (input: Input<'activity.withdraw'>) => call('activity.withdraw', input);
export const desk = (input: Input<'activity.desk'>) => call('activity.desk', input);
export const save = (input: Input<'activity.save'>) => call('activity.save', input);
export const turn = (input: Input<'activity.turn'>) => call('activity.turn', input);
export const roll = (input: Input<'activity.roll'>) => call('activity.roll', input);
export const wereThere = (input: Input<'activity.there'>) => call('activity.there', input);
export const sayHow = (input: Input<'activity.feedback'>) => call('activity.feedback', input);
export const sumUp = (input: Input<'activity.sumUp'>) => call('activity.sumUp', input);
export const venueCode = (activityId: string) => call('activity.venueCode', { activityId });
export const heldFigures = (input: Input<'activity.figures'>) => call('activity.figures', input);
