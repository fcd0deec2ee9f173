import type { Input } from '../../core/contract';
import { call } from './cloud';

/** How the clock is doing. Throws `Fault`, as all of these. */
export const operations = () => call('reminder.operations', {});
export const dryRun = (until: string) => call('reminder.dryRun', { until });
export const resend = (input: Input<'reminder.resend'>) => call('reminder.resend', input);
export const templateChecks = () => call('reminder.templates', {});
export const daysOff = () => call('reminder.daysOff', {});
export const setDaysOff = (input: Input<'reminder.setDaysOff'>) => call('reminder.setDaysOff', input);
/** Who waits without having been told. */
export const unreachable = (after: string) => call('reminder.unreachable', after === '' ? {} : { after });

/** How many things an operator has to look at. */
export async function clockWaiting(): Promise<number> {
  const { late, silent, dead, missingYears } = await operations();
  return (late || silent ? 1 : 0) + dead.length + missingYears.length;
}
