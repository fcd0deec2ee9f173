// A phone's aggregation: it begins with what its person may see, and looks into no other collection.
import { parseWireObject, toWireText } from '../database/document-codec';
import { isPlainObject } from '../database/field-path';
import { WireError } from '../wire/error-codes';
import type { PhoneAccess } from './phone-request';

type Query = Readonly<Record<string, unknown>>;

/** What an aggregation of a phone gives when it sets no limit (PLATFORM.md §3). */
const DEFAULT_LIMIT = 20;
/** Stages that read other collections: for functions only. */
const ELSEWHERE = /"\$(lookup|graphLookup|unionWith)"\s*:/;

/**
 * The stages with the person's condition put in.
 * @param conditionOf says which condition, given what the pipeline begins with; throws when it may not be run
 */
export function narrowedPipeline(
  stages: unknown,
  access: PhoneAccess,
  conditionOf: (match: Query, access: PhoneAccess) => Query | undefined,
): unknown[] {
  if (!Array.isArray(stages) || !stages.every(isPlainObject))
    throw new WireError('INVALID_PARAM', 'stages must be an array');
  const asked: { stageKey: unknown; stageValue: unknown }[] = stages.map(({ stageKey, stageValue }) => ({
    stageKey,
    stageValue,
  }));
  for (const { stageKey, stageValue } of asked)
    if (
      ELSEWHERE.test(
        `"${String(stageKey)}": ${typeof stageValue === 'string' ? stageValue : JSON.stringify(stageValue)}`,
      )
    )
      throw new WireError('INVALID_PARAM', `${String(stageKey)} is there for functions only`);
  const [first] = asked;
  const match =
    first?.stageKey === '$match' ? parseWireObject(first.stageValue, 'stageValue', access.now) : {};
  const condition = conditionOf(match, access);
  const own = condition ? [{ stageKey: '$match', stageValue: toWireText(condition) }] : [];
  // A geoNear must come first.
  const narrowed = first?.stageKey === '$geoNear' ? [first, ...own, ...asked.slice(1)] : [...own, ...asked];
  const limits = asked.some(({ stageKey }) => stageKey === '$limit');
  return limits ? narrowed : [...narrowed, { stageKey: '$limit', stageValue: String(DEFAULT_LIMIT) }];
}
