// What a project file says about who may do what: permissions of collections and files, rules of functions.
import { object, onlyKeys } from '../json-checks';
import { type Expression, parseExpression } from './expression';
import { isSimplePermission, SIMPLE_PERMISSIONS, type SimplePermission } from './simple-permission';

/** What can be done to a document; `write` in a project file stands for the last three. */
export type DocumentOperation = 'read' | 'create' | 'update' | 'delete';

/** A rule for each operation; one that is not written allows nothing. */
export type SecurityRules = Readonly<Partial<Record<DocumentOperation, Expression>>>;

export type CollectionPermission = SimplePermission | SecurityRules;
export type FilePermission = SimplePermission | Readonly<Partial<Record<'read' | 'write', Expression>>>;

/** Reads `permissions`: a simple permission or security rules by collection. @throws Error that names the place and the mistake */
export function collectionPermissions(
  value: unknown,
  place: string,
): Readonly<Record<string, CollectionPermission>> {
  const raw = value === undefined ? {} : object(value, place);
  return Object.fromEntries(
    Object.entries(raw).map(([name, permission]): [string, CollectionPermission] => {
      const at = `${place}.${name}`;
      if (isSimplePermission(permission)) return [name, permission];
      const rules = rulesObject(permission, at);
      onlyKeys(rules, ['read', 'write', 'create', 'update', 'delete'], at);
      const { write, ...named } = rulesByKey(rules, at);
      const writing = write ? { create: write, update: write, delete: write } : {};
      return [name, { ...writing, ...named }];
    }),
  );
}

/** Reads `storage.permission`. @throws Error that names the place and the mistake */
export function filePermission(value: unknown, place: string): FilePermission {
  if (value === undefined) return 'READONLY';
  if (isSimplePermission(value)) return value;
  const rules = rulesObject(value, place);
  onlyKeys(rules, ['read', 'write'], place);
  return rulesByKey(rules, place);
}

/** Reads `functionRules`: `{ "*" or a name: { "invoke": rule } }`. @throws Error that names the place and the mistake */
export function functionRules(value: unknown, place: string): Readonly<Record<string, Expression>> {
  const raw = value === undefined ? {} : object(value, place);
  return Object.fromEntries(
    Object.entries(raw).map(([name, rule]): [string, Expression] => {
      const { invoke, ...others } = object(rule, `${place}.${name}`);
      onlyKeys(others, [], `${place}.${name}`);
      return [name, ruleOf(invoke, `${place}.${name}.invoke`)];
    }),
  );
}

function rulesObject(value: unknown, place: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return object(value, place);
  throw new Error(`${place} must be one of ${SIMPLE_PERMISSIONS.join(', ')}, or an object of security rules`);
}

function rulesByKey(rules: Record<string, unknown>, place: string): Record<string, Expression> {
  return Object.fromEntries(
    Object.entries(rules).map(([key, rule]) => [key, ruleOf(rule, `${place}.${key}`)]),
  );
}

function ruleOf(value: unknown, place: string): Expression {
  if (typeof value === 'boolean') return { kind: 'value', value };
  if (typeof value !== 'string') throw new Error(`${place} must be true, false or an expression`);
  try {
    return parseExpression(value);
  } catch (error) {
    throw new Error(`${place} is not a security rule: ${(error as Error).message}`);
  }
}
