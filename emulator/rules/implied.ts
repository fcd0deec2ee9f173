// Whether a query can only find documents that a rule allows. A rule is no filter: the query must say itself what the rule demands.
import { type FieldCondition, fieldConditions } from '../database/conditions';
import { isPlainObject } from '../database/field-path';
import { compare, evaluate, type RuleScope } from './evaluate';
import { type Expression, partsOf } from './expression';

type Query = Readonly<Record<string, unknown>>;

/** More alternatives of `or` than this are not looked through: the query is refused. */
const BRANCH_LIMIT = 100;

/**
 * True when every document that the query finds fulfils the rule, as far as the query alone shows it.
 * @param scope without `doc`: what is known of the documents is what the query fixes
 */
export function queryImplies(query: Query, rule: Expression, scope: RuleScope): boolean {
  const branches = branchesOf(query);
  return (
    branches.length > 0 &&
    branches.length <= BRANCH_LIMIT &&
    branches.every((branch) => implies(branch, rule, scope))
  );
}

/** A query without `or`: one for each of its alternatives. */
function branchesOf(query: Query): Query[] {
  const { $or: alternatives, $and: parts, ...rest } = query;
  let branches: Query[][] = [[rest]];
  const multiply = (choices: readonly Query[]) => {
    if (branches.length * choices.length <= BRANCH_LIMIT * 2)
      branches = branches.flatMap((branch) => choices.map((choice) => [...branch, choice]));
    else branches = Array.from({ length: BRANCH_LIMIT + 1 }, () => []);
  };
  if (Array.isArray(alternatives)) multiply(alternatives.filter(isPlainObject).flatMap(branchesOf));
  if (Array.isArray(parts)) for (const part of parts) if (isPlainObject(part)) multiply(branchesOf(part));
  return branches.map((branch) => ({ $and: branch }));
}

function implies(query: Query, rule: Expression, scope: RuleScope): boolean {
  const facts = new Facts(query);
  const holds = (part: Expression): boolean => {
    if (part.kind === 'all') return part.parts.every(holds);
    if (part.kind === 'any') return part.parts.some(holds);
    // Every variable that a rule takes from a document has to be fixed by the query, where a look-up is made with it too.
    if (
      documentFields(part).every((field) => facts.fixes(field)) &&
      evaluate(part, { ...scope, doc: facts.fixed })
    )
      return true;
    return part.kind === 'compare' && comparisonHolds(part, facts, { ...scope, doc: facts.fixed });
  };
  return holds(rule);
}

function comparisonHolds(
  { operator, left, right }: Expression & { kind: 'compare' },
  facts: Facts,
  scope: RuleScope,
): boolean {
  const field = fieldOf(left);
  if (field !== undefined && documentFields(right).every((name) => facts.fixes(name)))
    return facts.show(field, operator, evaluate(right, scope));
  const other = fieldOf(right);
  if (other === undefined || !documentFields(left).every((name) => facts.fixes(name))) return false;
  const value = evaluate(left, scope);
  // `x in doc.list`: a query for x in the field finds lists that hold it.
  if (operator === 'in') return facts.show(other, '==', value) || facts.holdsAll(other, value);
  const turned = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' }[operator] ?? operator;
  return facts.show(other, turned, value);
}

/** The dotted path of `doc.a.b`; undefined for anything else. */
function fieldOf(expression: Expression): string | undefined {
  if (expression.kind !== 'member' || expression.key.kind !== 'value') return undefined;
  const key = String(expression.key.value);
  if (expression.of.kind === 'name' && expression.of.name === 'doc') return key;
  const parent = fieldOf(expression.of);
  return parent === undefined ? undefined : `${parent}.${key}`;
}

/** A document read in a way that names no field: no field is called so. */
const WHOLE_DOCUMENT = '\0';

/** All fields of the document that an expression reads. */
function documentFields(expression: Expression): string[] {
  const field = fieldOf(expression);
  if (field !== undefined) return [field];
  if (expression.kind === 'name' && expression.name === 'doc') return [WHOLE_DOCUMENT];
  return partsOf(expression).flatMap(documentFields);
}

/** What a query without `or` says of the documents that it finds. */
class Facts {
  readonly fixed: Record<string, unknown> = {};
  private readonly conditions: Map<string, FieldCondition>;
  private readonly tests: [string, unknown][];

  constructor(query: Query) {
    this.conditions = fieldConditions(query);
    this.tests = flat(query);
    for (const [field, { oneOf }] of this.conditions)
      if (oneOf?.length === 1) put(this.fixed, field.split('.'), oneOf[0]);
  }

  fixes(field: string): boolean {
    return this.conditions.get(field)?.oneOf?.length === 1;
  }

  show(field: string, operator: string, value: unknown): boolean {
    const condition = this.conditions.get(field);
    if (operator === '!=' && this.excludes(field, value)) return true;
    if (condition?.oneOf) return condition.oneOf.every((one) => compare(operator, one, value));
    if (operator === '>' || operator === '>=') return within(operator, condition?.lower, value);
    if (operator === '<' || operator === '<=') return within(operator, condition?.upper, value);
    return false;
  }

  holdsAll(field: string, value: unknown): boolean {
    return this.tests.some(
      ([name, test]) =>
        name === field &&
        isPlainObject(test) &&
        Array.isArray(test.$all) &&
        test.$all.some((one) => compare('==', one, value)),
    );
  }

  private excludes(field: string, value: unknown): boolean {
    return this.tests.some(
      ([name, test]) =>
        name === field &&
        isPlainObject(test) &&
        (('$ne' in test && compare('==', test.$ne, value)) ||
          (Array.isArray(test.$nin) && test.$nin.some((one) => compare('==', one, value)))),
    );
  }
}

function within(operator: string, bound: FieldCondition['lower'], value: unknown): boolean {
  if (!bound) return false;
  // At the border itself only an exclusive bound shows a strict comparison.
  if (compare('==', bound.value, value)) return operator.length === 2 || !bound.inclusive;
  return compare(operator, bound.value, value);
}

function flat(query: Query): [string, unknown][] {
  return Object.entries(query).flatMap(([name, test]): [string, unknown][] =>
    name === '$and' && Array.isArray(test) ? test.filter(isPlainObject).flatMap(flat) : [[name, test]],
  );
}

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined || name === '__proto__') return;
  if (rest.length === 0) into[name] = value;
  else {
    const inner = isPlainObject(into[name]) ? into[name] : {};
    into[name] = inner;
    put(inner as Record<string, unknown>, rest, value);
  }
}
