// Runs a pipeline: mingo, with what it does otherwise than MongoDB laid over it. Loaded at the first aggregation, it would double the time of a start.
import { WireError } from '../../wire/error-codes';
import type { StoredDocument } from '../database';
import { isPlainObject } from '../field-path';
import { jsonSchemaValidator } from '../json-schema';
import { inOrder, inPipeline } from '../projected-order';
import { running } from '../running-clock';
import { addFieldsStage } from './add-fields-stage';
import { bucketStage } from './bucket-stage';
import { dateExpressions } from './date-expressions';
import { type Expression, refuse } from './expression';
import { groupStage, mixedAccumulators, SET_EXPRESSIONS, sortStage } from './mixed-types';
import { VALUE_EXPRESSIONS } from './value-expressions';

type Stage = Readonly<Record<string, unknown>>;

export interface PipelineWorld {
  /** All documents of a collection; none when there is none of that name. */
  readonly documentsOf: (collection: string) => StoredDocument[];
}

interface Loaded {
  readonly Aggregator: typeof import('mingo/aggregator').Aggregator;
  readonly context: unknown;
  readonly stages: ReadonlySet<string>;
  readonly operators: ReadonlySet<string>;
}

let loaded: Loaded | undefined;

type StageRunner = (documents: unknown, operand: unknown, options: { readonly local?: object }) => unknown;

/** mingo takes `$$NOW` from the machine's clock unless its options have a time already. */
const timed =
  (run: StageRunner): StageRunner =>
  (documents, operand, options) => {
    if (options.local) Object.assign(options.local, { timestamp: running.now });
    return run(documents, operand, options);
  };

interface Lazily {
  map(change: (document: unknown) => unknown): Lazily;
  filter(keep: (document: unknown) => boolean): unknown;
}

/** Documents pass one at a time: what came out last belongs to what went in last. */
const orderedProject =
  (project: StageRunner): StageRunner =>
  (documents, operand, options) => {
    let source: unknown;
    const watched = (documents as Lazily).map((document) => {
      source = document;
      return document;
    });
    return (project(watched, operand, options) as Lazily).map((projected) =>
      inOrder(source, projected as Stage, operand as Stage, inPipeline),
    );
  };

/** Of no documents there is no count, not a count of 0. */
const countOfSome =
  (count: StageRunner): StageRunner =>
  (documents, operand, options) =>
    (count(documents, operand, options) as Lazily).filter(
      (document) => (document as Stage)[String(operand)] !== 0,
    );

const limitAboveNone =
  (limit: StageRunner): StageRunner =>
  (documents, operand, options) =>
    typeof operand === 'number' && operand > 0
      ? limit(documents, operand, options)
      : refuse('the limit must be positive');

const keyFirst =
  (group: StageRunner): StageRunner =>
  (documents, operand, options) =>
    (group(documents, operand, options) as Lazily).map((found) => {
      const { _id, ...rest } = found as Stage;
      return { _id, ...rest };
    });

function load(): Loaded {
  if (loaded) return loaded;
  const { Aggregator } = require('mingo/aggregator') as typeof import('mingo/aggregator');
  const { Context } = require('mingo/core') as typeof import('mingo/core');
  const own = require('mingo/operators/expression') as Record<string, Expression>;
  const accumulators = require('mingo/operators/accumulator') as Record<string, Expression>;
  const comparing = mixedAccumulators(accumulators.$push as Expression);
  const sample = accumulators.$stdDevSamp as Expression;
  // One value alone has no deviation, which is null.
  const $stdDevSamp: Expression = (...given) => {
    const value = sample(...given);
    return Number.isNaN(value) ? null : value;
  };
  const pipeline: Record<string, StageRunner> = {
    ...(require('mingo/operators/pipeline') as Record<string, StageRunner>),
    $addFields: addFieldsStage as StageRunner,
    $set: addFieldsStage as StageRunner,
    $bucket: bucketStage as unknown as StageRunner,
    $sort: sortStage as StageRunner,
  };
  pipeline.$group = groupStage(pipeline.$group as never) as StageRunner;
  pipeline.$project = orderedProject(pipeline.$project as StageRunner);
  pipeline.$count = countOfSome(pipeline.$count as StageRunner);
  pipeline.$limit = limitAboveNone(pipeline.$limit as StageRunner);
  pipeline.$bucketAuto = keyFirst(pipeline.$bucketAuto as StageRunner);
  const redact = pipeline.$redact as StageRunner;
  // What was pruned is not there any more, for the next stage either.
  pipeline.$redact = (...given) =>
    (redact(...given) as { filter(keep: (document: unknown) => boolean): unknown }).filter(
      (document) => document !== undefined,
    );
  const projections = require('mingo/operators/projection') as Record<string, unknown>;
  const queries = require('mingo/operators/query') as Record<string, StageRunner>;
  const { mendedOperators } = require('../mended-operators') as typeof import('../mended-operators');
  const { geoOperators } = require('../geo/geo-operators') as typeof import('../geo/geo-operators');
  // Its one operand may stand in a list, as any operator's.
  const $arrayToObject: Expression = (document, operand, options) =>
    (own.$arrayToObject as Expression)(
      document,
      Array.isArray(operand) && operand.length === 1 ? operand[0] : operand,
      options,
    );
  const expression = {
    ...own,
    $arrayToObject,
    ...SET_EXPRESSIONS,
    ...VALUE_EXPRESSIONS,
    ...dateExpressions(own),
  };
  // mingo's own `aggregate` lets its operators win over those of a context that it is given: the context is made whole here.
  const context = Context.init({
    accumulator: { ...accumulators, ...comparing, $stdDevSamp },
    expression,
    pipeline: Object.fromEntries(Object.entries(pipeline).map(([name, run]) => [name, timed(run)])),
    projection: projections,
    query: { ...queries, ...mendedOperators, ...geoOperators, $expr: timed(queries.$expr as StageRunner) },
    window: require('mingo/operators/window'),
  } as never);
  loaded = {
    Aggregator,
    context,
    stages: new Set(Object.keys(pipeline)),
    operators: new Set([
      ...Object.keys(expression),
      ...Object.keys(accumulators),
      ...Object.keys(projections),
    ]),
  };
  return loaded;
}

/** Stages whose operand holds expressions everywhere; in others an object may be a query. */
const EXPRESSIONS_ONLY = new Set([
  '$project',
  '$addFields',
  '$set',
  '$group',
  '$replaceRoot',
  '$replaceWith',
  '$redact',
  '$sortByCount',
]);

function checkOperators(value: unknown, operators: ReadonlySet<string>): void {
  if (Array.isArray(value)) for (const item of value) checkOperators(item, operators);
  else if (isPlainObject(value))
    for (const [name, operand] of Object.entries(value)) {
      if (name.startsWith('$') && !operators.has(name))
        throw new WireError('DATABASE_INVALID_OPERRATOR', `Unrecognized expression '${name}'`);
      if (name !== '$literal') checkOperators(operand, operators);
    }
}

/**
 * The expression of a query's `$expr`, with all operators of pipelines.
 * @returns whether it holds for a document
 * @throws WireError DATABASE_INVALID_OPERRATOR for an operator that there is not
 */
export function compileExpression(expression: unknown): (document: unknown) => boolean {
  const { context, operators } = load();
  checkOperators(expression, operators);
  const { Query } = require('mingo/query') as typeof import('mingo/query');
  const query = new Query({ $expr: expression } as never, { context, scriptEnabled: false } as never);
  return (document) => query.test(document as never);
}

/** @throws WireError DATABASE_INVALID_OPERRATOR for a stage or an operator that there is not, whatever the documents are */
export function runPipeline(
  documents: readonly Readonly<Record<string, unknown>>[],
  stages: readonly Stage[],
  world: PipelineWorld,
): unknown[] {
  const { Aggregator, context, stages: known, operators } = load();
  for (const stage of stages)
    for (const [name, operand] of Object.entries(stage)) {
      if (!known.has(name))
        throw new WireError('DATABASE_INVALID_OPERRATOR', `Unrecognized pipeline stage name: '${name}'`);
      if (EXPRESSIONS_ONLY.has(name)) checkOperators(operand, operators);
    }
  return new Aggregator(
    stages as never,
    {
      scriptEnabled: false,
      context,
      collectionResolver: world.documentsOf,
      jsonSchemaValidator,
    } as never,
  ).run(documents as never);
}
