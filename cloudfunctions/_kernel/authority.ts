import type { Route } from '../../core/contract';
import { pivot, type Rule, type View, views } from '../../core/domain/authority/pivot';
import {
  asksFor,
  plays,
  reachOf,
  ruleFor,
  type Standing,
  type Subject,
} from '../../core/domain/authority/relation';
import { inForce } from '../../core/domain/authority/roles';
import { mentorships } from '../_store/mentorships';
import type { PersonRow } from '../_store/people';
import { roles } from '../_store/roles';
import type { Scope } from '../_store/scope';
import type { UnitRow } from '../_store/units';
import type { Caller } from './caller';
import { Fault } from './fault';

/** Compiles only while every action of the contract has its row. */
const table: Record<Route, readonly Rule[]> = pivot;

/** The rules of an action. */
export function rulesOf(route: Route): readonly Rule[] {
  return table[route];
}

/** Reads what the caller is to others, as far as the rules ask for it; most actions are about oneself and read nothing. */
export async function standingFor(
  personId: string | null,
  rules: readonly Rule[],
  now: number,
): Promise<Standing> {
  const asked = asksFor(rules);
  const [held, accompanied] = await Promise.all([
    personId !== null && asked.duties ? roles.ofPerson(personId) : [],
    personId !== null && asked.mentees ? mentorships.ofMentor(personId) : [],
  ]);
  return {
    personId,
    duties: held.filter((row) => inForce(row, now)).map(({ role, scope }) => ({ role, scope })),
    mentees: accompanied.filter((row) => inForce(row, now)).map((row) => row.cadreId),
  };
}

/**
 * Whether the caller may call the action at all, before anything is read for it.
 * @throws Fault UNAUTHENTICATED for an account that is bound to nobody, FORBIDDEN for whoever plays no part in the action's rules
 */
export function mustPlayPart(caller: Caller): void {
  if (rulesOf(caller.route).some((rule) => plays(rule, caller.standing))) return;
  if (caller.personId === null) throw new Fault('UNAUTHENTICATED', 'not-bound');
  throw new Fault('FORBIDDEN');
}

/**
 * The rule that lets the caller do this to this subject. What is somebody else's and what is not there are one answer.
 * A rule that is `logged` leaves a look in the subject's audit chain, one that wants a `reason` is refused without it, and one that names
 * states is for a subject in one of them.
 * @throws Fault NOT_FOUND, INVALID reason-missing, CONFLICT wrong-state
 */
export function permit(caller: Caller, subject: Subject | null | undefined, field?: string): Rule {
  const rule = subject ? ruleFor(rulesOf(caller.route), caller.standing, subject) : null;
  if (!subject || !rule) throw new Fault('NOT_FOUND', undefined, field);
  if (rule.states && subject.state !== undefined && !rule.states.includes(subject.state))
    throw new Fault('CONFLICT', 'wrong-state', field);
  const { personId } = subject;
  if (!rule.logged || personId === undefined || personId === caller.personId) return rule;
  if (rule.reason && caller.why === '') throw new Fault('INVALID', 'reason-missing', 'why');
  if (!caller.looks.some((look) => look.personId === personId)) caller.looks.push({ personId, as: rule.as });
  return rule;
}

/** Everything that the caller may list with this action. */
export function scopeOf(caller: Caller): Scope {
  return reachOf(rulesOf(caller.route), caller.standing) as unknown as Scope;
}

/** The unit in which the caller works, for what is put up for everybody there. `self` is their own row on the roster. */
export function ownUnit(self: Pick<PersonRow, 'unitId'>): Scope {
  return { unitIds: [self.unitId], personIds: [] } as unknown as Scope;
}

/**
 * A dangerous act wants its word typed afresh: the name of whom it is about.
 * @throws Fault INVALID not-confirmed
 */
export function mustConfirm(rule: Rule, typed: string | undefined, word: string): void {
  if (rule.confirm && typed !== word) throw new Fault('INVALID', 'not-confirmed', 'confirm');
}

/** What a rule's view lets out of everything that is known: fields that it does not name stay. */
export function seenBy<T extends object>(rule: Rule, known: T): Partial<T> {
  const fields: readonly string[] = rule.view ? views[rule.view satisfies View] : [];
  return Object.fromEntries(Object.entries(known).filter(([field]) => fields.includes(field))) as Partial<T>;
}

/**
 * One node of the tree as a scope, if the rules let the caller list there.
 * @throws Fault NOT_FOUND
 */
export function scopeAt(caller: Caller, node: Pick<UnitRow, '_id' | 'path'> | null, field: string): Scope {
  permit(caller, node && { unitPath: node.path }, field);
  return { unitIds: [node?._id], personIds: [] } as unknown as Scope;
}
