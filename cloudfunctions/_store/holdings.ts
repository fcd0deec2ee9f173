import type { Holding, KnownBy } from '../../core/domain/data-map/holding';
import { collection } from './collection';
import { is, type Stored, type Where, type Whole } from './database';

/** What somebody is known by, for each way. Somebody may have had several accounts. */
export type Names = Readonly<Record<KnownBy, readonly string[]>>;
export type HeldRow = Stored & Record<string, unknown>;

function conditionOf(holding: Holding, names: Names): Where | Whole {
  const { by, of, prefix } = holding;
  const known = names[of];
  if (!prefix) return { [by]: is.in(known) };
  const ranges = known.map((name) =>
    is.all([{ [by]: is.above(`${name}:`) }, { [by]: is.before(`${name};`) }]),
  );
  return is.any(ranges);
}

/** Rows of the data map: the one place where collections are read without knowing what is in them. */
export const heldRows = {
  /** At most 1000 rows that a holding finds for a person. Every `by` is an index's first field. */
  of(holding: Holding, names: Names): Promise<HeldRow[]> {
    if (names[holding.of].length === 0) return Promise.resolve([]);
    return collection<HeldRow>(holding.collection).find(conditionOf(holding, names));
  },
  remove: (holding: Pick<Holding, 'collection'>, id: string) =>
    collection<HeldRow>(holding.collection).remove(id),
};
