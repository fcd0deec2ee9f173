// database.aggregateDocuments. mingo's pipelines are loaded at the first aggregation: they would double the time of a start.
import { WireError } from '../../wire/error-codes';
import { documentRange } from '../catalogue';
import { fromBytes, parseWireValue, toWireText } from '../document-codec';
import { collectionOf, type Engine, type Handler, type Outcome } from '../engine';
import { isPlainObject } from '../field-path';
import { nearStage } from '../geo/near-stage';
import { selectDocuments } from '../select-documents';
import { runPipeline } from './pipeline';

type Stage = Record<string, unknown>;

const REFUSED = new Set(['$out', '$merge']);

function parseStages(engine: Engine, stages: unknown): Stage[] {
  if (!Array.isArray(stages)) throw new WireError('INVALID_PARAM', 'stages must be an array');
  return stages.map((stage) => {
    if (!isPlainObject(stage) || typeof stage.stageKey !== 'string' || !stage.stageKey.startsWith('$'))
      throw new WireError('INVALID_PARAM', 'a stage needs a stageKey and a stageValue');
    if (REFUSED.has(stage.stageKey))
      throw new WireError(
        'DATABASE_INVALID_OPERRATOR',
        `the emulator does not know the stage ${stage.stageKey}`,
      );
    return { [stage.stageKey]: parseWireValue(stage.stageValue, 'stageValue', engine.now) };
  });
}

/** Without the fields that an expression found nothing for: they are missing, not null. */
function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => present(item) ?? null);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      member === undefined ? [] : [[name, present(member)]],
    ),
  );
}

export const aggregateDocuments: Handler = (engine, request): Outcome => {
  const collection = collectionOf(engine, request);
  const stages = parseStages(engine, request.stages);
  // A first $match is a query: it is planned, so that an index serves it.
  const first = stages[0]?.$match;
  const query = isPlainObject(first) ? first : {};
  const places = engine.catalogue.placesIn(collection.name);
  if (stages.slice(1).some((stage) => '$geoNear' in stage))
    throw new WireError('DATABASE_REQUEST_FAILED', '$geoNear is only valid as the first stage in a pipeline');
  const near = stages[0] && '$geoNear' in stages[0] ? nearStage(stages[0].$geoNear, places) : undefined;
  const selected = near
    ? selectDocuments(engine.store, collection, near.query, { near: near.near, limit: near.count })
    : selectDocuments(engine.store, collection, query);
  let examined = selected.examined;
  const rest = near || isPlainObject(first) ? stages.slice(1) : stages;
  try {
    const list = runPipeline(near ? near.run(selected.documents) : selected.documents, rest, {
      documentsOf: (name: string) => {
        const other = engine.catalogue.get(name);
        if (!other) return [];
        const documents = [...engine.store.scan(documentRange(other))].map(({ value }) => fromBytes(value));
        examined += documents.length;
        return documents;
      },
    });
    return { body: { data: { list: list.map((one) => toWireText(present(one) as never)) } }, examined };
  } catch (error) {
    if (error instanceof WireError) throw error;
    throw new WireError('DATABASE_REQUEST_FAILED', error instanceof Error ? error.message : String(error));
  }
};
