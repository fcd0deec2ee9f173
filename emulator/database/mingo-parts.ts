// The parts of mingo that queries and projections use; its root would load pipelines and more.
import { Context } from 'mingo/core';
import * as booleanOperators from 'mingo/operators/expression/boolean';
import * as comparisonOperators from 'mingo/operators/expression/comparison';
import * as projectionOperators from 'mingo/operators/projection';
import * as queryOperators from 'mingo/operators/query';
import { Query } from 'mingo/query';
import { geoOperators } from './geo/geo-operators';
import { mendedOperators } from './mended-operators';

export type MingoQuery = Query;

const context = Context.init({
  query: { ...queryOperators, ...mendedOperators, ...geoOperators } as never,
  projection: projectionOperators as never,
  expression: { ...booleanOperators, ...comparisonOperators } as never,
});

/** Throws mingo's own errors. */
export function compile(query: Readonly<Record<string, unknown>>): MingoQuery {
  return new Query(query as never, { context, scriptEnabled: false });
}
