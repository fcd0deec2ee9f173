import type * as z from 'zod/mini';
import { type AccountOutputs, accountInputs } from './account';
import { type ActivityOutputs, activityInputs } from './activity';
import { type AuditOutputs, auditInputs } from './audit';
import { type ClosureOutputs, closureInputs } from './closure';
import { type ExportOutputs, exportInputs } from './export';
import { type FamilyOutputs, familyInputs } from './family';
import { type HelpgroupOutputs, helpgroupInputs } from './helpgroup';
import { type IntakeOutputs, intakeInputs } from './intake';
import { type MentorOutputs, mentorInputs } from './mentor';
import { type PledgeOutputs, pledgeInputs } from './pledge';
import { type ReminderOutputs, reminderInputs } from './reminder';
import { type RosterOutputs, rosterInputs } from './roster';
import { type TimebookOutputs, timebookInputs } from './timebook';

/** Every deployed function that a phone may call, with its actions' input schemas. */
export const contract = {
  account: accountInputs,
  timebook: timebookInputs,
  reminder: reminderInputs,
  roster: rosterInputs,
  audit: auditInputs,
  export: exportInputs,
  intake: intakeInputs,
  mentor: mentorInputs,
  pledge: pledgeInputs,
  closure: closureInputs,
  family: familyInputs,
  helpgroup: helpgroupInputs,
  activity: activityInputs,
};

type Outputs = {
  account: AccountOutputs;
  timebook: TimebookOutputs;
  reminder: ReminderOutputs;
  roster: RosterOutputs;
  audit: AuditOutputs;
  export: ExportOutputs;
  intake: IntakeOutputs;
  mentor: MentorOutputs;
  pledge: PledgeOutputs;
  closure: ClosureOutputs;
  family: FamilyOutputs;
  helpgroup: HelpgroupOutputs;
  activity: ActivityOutputs;
};
type Contract = typeof contract;

export type Domain = keyof Contract;
/** `'timebook.seal'` and the like. */
export type Route = { [D in Domain]: `${D}.${Extract<keyof Contract[D], string>}` }[Domain];

type DomainOf<R extends Route> = R extends `${infer D}.${string}` ? Extract<D, Domain> : never;
type ActionOf<R extends Route> = R extends `${string}.${infer A}` ? A : never;
type Schema<R extends Route> =
  ActionOf<R> extends keyof Contract[DomainOf<R>] ? Contract[DomainOf<R>][ActionOf<R>] : never;

export type Input<R extends Route> = Schema<R> extends z.core.$ZodType ? z.infer<Schema<R>> : never;
export type Output<R extends Route> =
  ActionOf<R> extends keyof Outputs[DomainOf<R>] ? Outputs[DomainOf<R>][ActionOf<R>] : never;
