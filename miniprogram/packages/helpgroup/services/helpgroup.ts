import type { Input } from '../../../../core/contract';
import { call } from '../../../services/cloud';

/** Thin calls around a help group; each throws `Fault`. */
export const space = (input: Input<'helpgroup.space'>) => call('helpgroup.space', input);
export const bindGroup = (input: Input<'helpgroup.bind'>) => call('helpgroup.bind', input);
export const enterSpace = (input: Input<'helpgroup.enter'>) => call('helpgroup.enter', input);
export const leaveSpace = (input: Input<'helpgroup.leave'>) => call('helpgroup.leave', input);
export const unbindGroup = (input: Input<'helpgroup.unbind'>) => call('helpgroup.unbind', input);
export const boundGroups = (input: Input<'helpgroup.groups'>) => call('helpgroup.groups', input);
export const keepFor = (input: Input<'helpgroup.keep'>) => call('helpgroup.keep', input);
export const askQuestion = (input: Input<'helpgroup.ask'>) => call('helpgroup.ask', input);
export const question = (input: Input<'helpgroup.question'>) => call('helpgroup.question', input);
export const addTo = (input: Input<'helpgroup.add'>) => call('helpgroup.add', input);
export const withdrawQuestion = (input: Input<'helpgroup.withdraw'>) => call('helpgroup.withdraw', input);
export const rateAnswer = (input: Input<'helpgroup.rate'>) => call('helpgroup.rate', input);
export const desk = (input: Input<'helpgroup.desk'>) => call('helpgroup.desk', input);
export const takeQuestion = (input: Input<'helpgroup.take'>) => call('helpgroup.take', input);
export const answerQuestion = (input: Input<'helpgroup.answer'>) => call('helpgroup.answer', input);
export const handOn = (input: Input<'helpgroup.handOn'>) => call('helpgroup.handOn', input);
export const noteBeside = (input: Input<'helpgroup.note'>) => call('helpgroup.note', input);
export const closeQuestion = (input: Input<'helpgroup.close'>) => call('helpgroup.close', input);
export const reopenQuestion = (input: Input<'helpgroup.reopen'>) => call('helpgroup.reopen', input);
export const rota = (input: Input<'helpgroup.rota'>) => call('helpgroup.rota', input);
export const draftRota = (input: Input<'helpgroup.draftRota'>) => call('helpgroup.draftRota', input);
export const publishRota = (input: Input<'helpgroup.publishRota'>) => call('helpgroup.publishRota', input);
export const proposeSwap = (input: Input<'helpgroup.proposeSwap'>) => call('helpgroup.proposeSwap', input);
export const answerSwap = (input: Input<'helpgroup.answerSwap'>) => call('helpgroup.answerSwap', input);
