// The parts of mingo that queries and projections use; its root would load pipelines and more.
import { Context } from 'mingo/core';
import * as booleanOperators from 'mingo/operators/expression/boolean';
import * as comparisonOperators from 'mingo/operators/expression/comparison';
import * as projectionOperators from 'mingo/operators/projection';
import * as queryOperators from 'mingo/operators/query';
import { Query } from 'mingo/query';
import { geoOperators } from './geo/geo-operators';
import { jsonSchemaValidator } from './json-schema';
import { mendedOperators } from './mended-operators';

export type MingoQuery = Query;

/** `$expr` takes every operator of pipelines: they are loaded when the first query has it. */
const $expr = (_field: string, expression: unknown) => {
  const { compileExpression } = require('./aggregation/pipeline') as typeof import('./aggregation/pipeline');
  return compileExpression(expression);
};

const context = Context.init({
  query: { ...queryOperators, ...mendedOperators, ...geoOperators, $expr } as never,
  projection: projectionOperators as never,
  expression: { ...booleanOperators, ...comparisonOperators } as never,
});

/** Throws mingo's own errors. */
export function compile(query: Readonly<Record<string, unknown>>): MingoQuery {
  return new Query(query as never, { context, scriptEnabled: false, jsonSchemaValidator } as never);
}
