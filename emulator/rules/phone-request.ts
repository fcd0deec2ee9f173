// What a phone asks of the database, as far as it may: narrowed to what its person may see, or refused.
import type { WireRequest } from '../database/database';
import { parseWireObject, toWireText } from '../database/document-codec';
import { isPlainObject } from '../database/field-path';
import { WireError } from '../wire/error-codes';
import type { CollectionPermission, DocumentOperation, SecurityRules } from './declared-rules';
import { evaluate, type RuleScope } from './evaluate';
import type { Expression } from './expression';
import { queryImplies } from './implied';
import { narrowedPipeline } from './phone-pipeline';
import { reachOf, type SimplePermission } from './simple-permission';

export interface PhoneAccess {
  readonly person: string;
  readonly permission: CollectionPermission;
  readonly now: () => number;
  readonly lookUp: RuleScope['lookUp'];
}

/** What a phone gets when it names no number, and the most that one reading gives it (PLATFORM.md §3). */
const PHONE_LIMIT = 20;
const OPERATIONS: Readonly<Record<string, DocumentOperation>> = {
  'database.getDocument': 'read',
  'database.calculateDocument': 'read',
  'database.aggregateDocuments': 'read',
  'database.insertDocument': 'create',
  'database.modifyDocument': 'update',
  'database.removeDocument': 'delete',
};

/** @throws WireError DATABASE_PERMISSION_DENIED, INVALID_PARAM */
export function permittedRequest(request: WireRequest, access: PhoneAccess): WireRequest {
  const operation = OPERATIONS[request.action];
  if (!operation || request.transactionId)
    throw new WireError(
      'INVALID_PARAM',
      `${request.action}${request.transactionId ? ' in a transaction' : ''} is there for functions only`,
    );
  const asked = withOpenid(request, access);
  if (operation === 'create') return permittedCreation(asked, access);
  if (asked.action === 'database.aggregateDocuments')
    return { ...asked, stages: narrowedPipeline(asked.stages, access, readingQuery) };
  const written = asked.action === 'database.modifyDocument' ? ownData(asked, access) : asked;
  const query = parseWireObject(written.query, 'query', access.now);
  const { permission } = access;
  if (typeof permission === 'string') return narrowed(written, query, permission, operation, access.person);
  // `set` makes what is not there, which no condition can promise anything about (CloudBase: not with security rules).
  if (written.upsert === true) demandAlways(permission, ['create', 'update'], access);
  else demand(permission, operation, query, access);
  return limited(written);
}

/** The condition that a pipeline has to begin with; undefined when it needs none. */
function readingQuery(match: Readonly<Record<string, unknown>>, access: PhoneAccess) {
  const { permission, person } = access;
  if (typeof permission !== 'string') {
    demand(permission, 'read', match, access);
    return undefined;
  }
  const reach = reachOf(permission, 'read');
  if (reach === 'none') throw denied('read');
  return reach === 'own' ? { _openid: person } : undefined;
}

function permittedCreation(request: WireRequest, access: PhoneAccess): WireRequest {
  const { permission, person, now } = access;
  if (!Array.isArray(request.data) || request.data.length === 0)
    throw new WireError('INVALID_PARAM', 'data must be an array of documents');
  const documents = request.data.map((text) => {
    const document = parseWireObject(text, 'data', now);
    refuseOpenid(Object.keys(document));
    return { ...document, _openid: person };
  });
  if (typeof permission === 'string') {
    if (reachOf(permission, 'write') === 'none') throw denied('create');
  } else
    for (const doc of documents)
      if (!permission.create || !evaluate(permission.create, { ...scopeOf(access), doc }))
        throw denied('create');
  return { ...request, data: documents.map(toWireText) };
}

/** A simple permission is a filter: what the person may not reach is not found. */
function narrowed(
  request: WireRequest,
  query: Record<string, unknown>,
  permission: SimplePermission,
  operation: DocumentOperation,
  person: string,
): WireRequest {
  const reach = reachOf(permission, operation === 'read' ? 'read' : 'write');
  if (reach === 'none') throw denied(operation);
  if (reach === 'all') return limited(request);
  const own = '_openid' in query ? { $and: [query, { _openid: person }] } : { ...query, _openid: person };
  return limited({ ...request, query: toWireText(own), queryType: 'WHERE' });
}

function limited(request: WireRequest): WireRequest {
  if (request.action !== 'database.getDocument') return request;
  const asked = typeof request.limit === 'number' && request.limit > 0 ? request.limit : PHONE_LIMIT;
  return { ...request, limit: Math.min(asked, PHONE_LIMIT) };
}

function demand(
  rules: SecurityRules,
  operation: DocumentOperation,
  query: Readonly<Record<string, unknown>>,
  access: PhoneAccess,
): void {
  const rule: Expression | undefined = rules[operation];
  if (!rule || !queryImplies(query, rule, scopeOf(access))) throw denied(operation);
}

function demandAlways(
  rules: SecurityRules,
  operations: readonly DocumentOperation[],
  access: PhoneAccess,
): void {
  for (const operation of operations) demand(rules, operation, {}, access);
}

function scopeOf({ person, now, lookUp }: PhoneAccess): RuleScope {
  return { auth: { openid: person, loginType: 'WECHAT' }, now: now(), lookUp };
}

/** What a phone writes is its person's, who cannot be written into it by hand. */
function ownData(request: WireRequest, { person, now }: PhoneAccess): WireRequest {
  const data = parseWireObject(request.data, 'data', now);
  refuseOpenid(Object.keys(data));
  for (const [operator, fields] of Object.entries(data)) {
    if (!operator.startsWith('$') || !isPlainObject(fields)) continue;
    refuseOpenid(Object.keys(fields));
    if (operator === '$rename') refuseOpenid(Object.values(fields).map(String));
  }
  if (request.merge === false) return { ...request, data: toWireText({ ...data, _openid: person }) };
  if (request.upsert !== true) return { ...request, data: toWireText(data) };
  const made = isPlainObject(data.$setOnInsert) ? data.$setOnInsert : {};
  return { ...request, data: toWireText({ ...data, $setOnInsert: { ...made, _openid: person } }) };
}

function refuseOpenid(fields: readonly string[]): void {
  if (fields.some((name) => /^_openid(\.|$)/.test(name)))
    throw new WireError('INVALID_PARAM', '_openid is written by the cloud and cannot be set or changed');
}

/** `'{openid}'` in a condition stands for who asks. */
function withOpenid(request: WireRequest, { person }: PhoneAccess): WireRequest {
  const replaced = (text: unknown) =>
    typeof text === 'string' ? text.replaceAll('"{openid}"', () => JSON.stringify(person)) : text;
  const stages = Array.isArray(request.stages)
    ? request.stages.map((stage) =>
        isPlainObject(stage) ? { ...stage, stageValue: replaced(stage.stageValue) } : stage,
      )
    : request.stages;
  return { ...request, query: replaced(request.query), ...(stages !== undefined && { stages }) };
}

function denied(operation: string): WireError {
  return new WireError(
    'DATABASE_PERMISSION_DENIED',
    `Permission denied: the permissions of this collection do not allow to ${operation} so.`,
  );
}
