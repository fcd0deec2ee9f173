import type { Actor, Rule } from './pivot';
import type { RoleScope, RoleWord, ScopeKind } from './roles';

/** How an actor stands to whom an act is about. Computed from the subject's place in the tree, never taken from an input. */
export type Relation =
  | 'none'
  | 'self'
  | 'mentee'
  | 'own-section'
  | 'own-line'
  | 'own-unit'
  | 'covered-unit'
  | 'district';

/** Whom or what an act is about: a person with their place, or a node of the tree (`unitPath` alone), in its state where rules name some. */
export type Subject = { personId?: string; unitPath: readonly string[]; state?: string };

/** A role that is in force for its holder. */
export type Duty = { role: RoleWord; scope: RoleScope };

/** What somebody is to others: nothing, as long as nothing was read for it. */
export type Standing = { personId: string | null; duties: readonly Duty[]; mentees: readonly string[] };

const relationBy: Readonly<Record<ScopeKind, Relation>> = {
  section: 'own-section',
  line: 'own-line',
  unit: 'own-unit',
  units: 'covered-unit',
  district: 'district',
};

/** The relation that a scope makes to what lies inside it. */
export function relationOf(scope: Pick<RoleScope, 'kind'>): Relation {
  return relationBy[scope.kind];
}

/** Whether a rule's actor is somebody that the caller is at all, whoever the act is about. */
export function plays(rule: Rule, standing: Standing): boolean {
  if (rule.as === 'anyone') return true;
  if (rule.as === 'self') return standing.personId !== null;
  if (rule.as === 'mentor') return standing.mentees.length > 0;
  return standing.duties.some((duty) => fits(rule, duty));
}

/** The first rule that allows the act on this subject, or null: nobody may what no rule allows. */
export function ruleFor<R extends Rule>(rules: readonly R[], standing: Standing, subject: Subject): R | null {
  return rules.find((rule) => reaches(rule, standing, subject)) ?? null;
}

/** Everything that the rules let the caller reach: nodes of the tree, and single people. */
export function reachOf(
  rules: readonly Rule[],
  standing: Standing,
): { unitIds: string[]; personIds: string[] } {
  const unitIds = new Set<string>();
  const personIds = new Set<string>();
  for (const rule of rules) {
    if (rule.as === 'mentor') for (const id of standing.mentees) personIds.add(id);
    else if (rule.as === 'self' && standing.personId !== null) personIds.add(standing.personId);
    for (const duty of standing.duties)
      if (fits(rule, duty)) for (const id of duty.scope.ids) unitIds.add(id);
  }
  return { unitIds: [...unitIds], personIds: [...personIds] };
}

/** Actors whose standing has to be read before a row of rules can be judged. */
export function asksFor(rules: readonly Rule[]): { duties: boolean; mentees: boolean } {
  const free: readonly Actor[] = ['anyone', 'self', 'mentor'];
  return {
    duties: rules.some((rule) => !free.includes(rule.as)),
    mentees: rules.some((rule) => rule.as === 'mentor'),
  };
}

function fits(rule: Rule, duty: Duty): boolean {
  return duty.role === rule.as && relationOf(duty.scope) === rule.relation;
}

function reaches(rule: Rule, standing: Standing, subject: Subject): boolean {
  if (rule.as === 'anyone') return true;
  if (rule.as === 'self') return standing.personId !== null && subject.personId === standing.personId;
  if (rule.as === 'mentor')
    return subject.personId !== undefined && standing.mentees.includes(subject.personId);
  return standing.duties.some(
    (duty) => fits(rule, duty) && duty.scope.ids.some((id) => subject.unitPath.includes(id)),
  );
}
