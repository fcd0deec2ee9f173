// What a rule says when everything that it names is known.
import { isPlainObject } from '../database/field-path';
import type { Expression } from './expression';

/** What the names in a rule stand for. */
export interface RuleScope {
  /** Null for who has no identity. */
  readonly auth: Readonly<Record<string, unknown>> | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The document that is asked for, as far as it is known. */
  readonly doc?: unknown;
  /** The file that is asked for. */
  readonly resource?: Readonly<Record<string, unknown>>;
  /** A document elsewhere; undefined when there is none. */
  readonly lookUp: (collection: string, id: string) => unknown;
}

/** The value of an expression; a member of nothing is undefined. */
export function evaluate(expression: Expression, scope: RuleScope): unknown {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'list':
      return expression.items.map((item) => evaluate(item, scope));
    case 'name':
      return scope[expression.name as keyof RuleScope];
    case 'member':
      return memberOf(evaluate(expression.of, scope), evaluate(expression.key, scope));
    case 'text':
      return expression.parts.map((part) => String(evaluate(part, scope))).join('');
    case 'get':
      return lookedUp(String(evaluate(expression.path, scope)), scope);
    case 'all':
      return expression.parts.every((part) => evaluate(part, scope));
    case 'any':
      return expression.parts.some((part) => evaluate(part, scope));
    case 'compare':
      return compare(
        expression.operator,
        evaluate(expression.left, scope),
        evaluate(expression.right, scope),
      );
  }
}

function memberOf(value: unknown, key: unknown): unknown {
  if (Array.isArray(value)) return key === 'length' ? value.length : value[Number(key)];
  return isPlainObject(value) && Object.hasOwn(value, String(key)) ? value[String(key)] : undefined;
}

function lookedUp(path: string, scope: RuleScope): unknown {
  const [root, collection, ...id] = path.split('.');
  if (root !== 'database' || !collection || id.length === 0) return undefined;
  return scope.lookUp(collection, id.join('.'));
}

/** Compares as a rule does: dates are their epoch milliseconds, missing is null. */
export function compare(operator: string, left: unknown, right: unknown): boolean {
  const [a, b] = [plain(left), plain(right)];
  switch (operator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case 'in':
      return Array.isArray(b)
        ? b.some((item) => plain(item) === a)
        : isPlainObject(b) && Object.hasOwn(b, String(a));
    default:
      return ordered(operator, a, b);
  }
}

function ordered(operator: string, a: unknown, b: unknown): boolean {
  if (typeof a !== typeof b || (typeof a !== 'number' && typeof a !== 'string')) return false;
  const [x, y] = [a, b as typeof a];
  if (operator === '>') return x > y;
  if (operator === '>=') return x >= y;
  return operator === '<' ? x < y : x <= y;
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return value === undefined ? null : value;
}
