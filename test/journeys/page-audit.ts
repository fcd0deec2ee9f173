import { auditPage } from '../../simulator/driver/audit-page';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';

export { setDataProblems } from '../../simulator/driver/audit-page';

/** The simulator's audit of any page, with what this program excuses. */
export function audit(phone: DrivenPhone): Promise<string[]> {
  // TDesign leaves the corner for a cross in each sheet, also where none is wished: nothing is drawn there.
  return auditPage(phone, { untapped: ['.t-popup__close:not(:has(*))'] });
}
