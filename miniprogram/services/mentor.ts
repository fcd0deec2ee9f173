import type { Input } from '../../core/contract';
import { call } from './cloud';

/** Thin calls around accompanying; each throws `Fault`. */
export const mentees = () => call('mentor.mentees', {});
export const mentee = (cadreId: string) => call('mentor.mentee', { cadreId });
export const readShared = (cadreId: string, chapterNumber: number) =>
  call('mentor.readShared', { cadreId, chapterNumber });
export const leaveWord = (input: Input<'mentor.leaveWord'>) => call('mentor.leaveWord', input);
export const handleHelp = (input: Input<'mentor.handleHelp'>) => call('mentor.handleHelp', input);
export const mine = () => call('mentor.mine', {});
export const noteMeeting = (input: Input<'mentor.noteMeeting'>) => call('mentor.noteMeeting', input);
export const pairs = (unitId: string) => call('mentor.pairs', { unitId });
export const assign = (input: Input<'mentor.assign'>) => call('mentor.assign', input);
export const setRules = (input: Input<'mentor.setRules'>) => call('mentor.setRules', input);

/** How many calls for help wait for me as a mentor. */
export async function helpsWaiting(): Promise<number> {
  return (await mentees()).mentees.reduce((sum, one) => sum + one.helpsWaiting, 0);
}
