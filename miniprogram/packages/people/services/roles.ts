import type { Input } from '../../../../core/contract';
import type { RoleScope, RoleWord } from '../../../../core/contract/roster';
import { call } from '../../../services/cloud';

/** Thin calls around duties, the rule of the young cadre and the security log; each throws `Fault`. */
export const roles = () => call('roster.roles', {});
export const grantRole = (input: Input<'roster.grantRole'>) => call('roster.grantRole', input);
export const endRole = (input: Input<'roster.endRole'>) => call('roster.endRole', input);
export const refusals = (before?: number) => call('audit.security', before === undefined ? {} : { before });
export const cadreRule = () => call('roster.cadreRule', {});
export const setCadreRule = (input: Input<'roster.setCadreRule'>) => call('roster.setCadreRule', input);

/** For what each duty is granted; the server holds the same table and a test compares them. */
export const scopesOf: Readonly<Record<RoleWord, readonly RoleScope['kind'][]>> = {
  'section-chief': ['section'],
  deputy: ['line'],
  head: ['unit'],
  hr: ['unit'],
  organiser: ['unit', 'district'],
  'duty-officer': ['unit'],
  inspector: ['units', 'district'],
  organisation: ['district'],
  administrator: ['district'],
  auditor: ['district'],
};
/** Of which kind of place a scope is made, and whether of several. */
export const placesOf: Readonly<
  Record<RoleScope['kind'], { kind: 'section' | 'unit' | 'district'; several: boolean }>
> = {
  section: { kind: 'section', several: false },
  line: { kind: 'section', several: true },
  unit: { kind: 'unit', several: false },
  units: { kind: 'unit', several: true },
  district: { kind: 'district', several: false },
};
