import {
  database,
  is,
  type QueryDoor,
  type Stored,
  type Transaction,
  type Where,
  type Whole,
} from './database';

/** Most rows that one read returns; the platform clamps at this too. */
export const mostRows = 1000;

/** What every repository is made of. Without a transaction each operation stands alone. */
export function collection<T extends Stored>(name: string) {
  const door = (transaction?: Transaction) => (transaction ?? database()).collection(name);
  return {
    /** One document, or null. */
    async get(id: string, transaction?: Transaction): Promise<T | null> {
      return ((await door(transaction).doc(id).get()).data ?? null) as T | null;
    },
    /** Adds one; fails when its `_id` exists. */
    async add(row: T, transaction?: Transaction): Promise<void> {
      await door(transaction).add({ data: row });
    },
    /** Adds several in one call; fails when one exists. Does nothing for none. */
    async addAll(rows: readonly T[], transaction?: Transaction): Promise<void> {
      if (rows.length > 0) await door(transaction).add({ data: [...rows] });
    },
    /** Writes a whole document over whatever is there. */
    async put(row: T, transaction?: Transaction): Promise<void> {
      const { _id, ...data } = row;
      await door(transaction).doc(_id).set({ data });
    },
    /** Changes fields of one document. */
    async patch(id: string, fields: Partial<Omit<T, '_id'>>, transaction?: Transaction): Promise<void> {
      await door(transaction).doc(id).update({ data: fields });
    },
    /** Takes one document away; one that is not there is passed over. */
    async remove(id: string, transaction?: Transaction): Promise<void> {
      await door(transaction).doc(id).remove();
    },
    /** Reads by a condition; at most 1000 rows. Never inside a transaction. */
    async find(
      where: Where | Whole,
      shape: (query: QueryDoor) => QueryDoor = (query) => query,
    ): Promise<T[]> {
      const query = shape(database().collection(name).where(where).limit(mostRows));
      return (await query.get()).data as T[];
    },
    /** The next rows by `_id` after one: a walk over everything, a page at a time, that can go on where it stood. */
    async walk(after: string, most: number): Promise<T[]> {
      const query = database()
        .collection(name)
        .where({ _id: is.above(after) });
      return (await query.orderBy('_id', 'asc').limit(most).get()).data as T[];
    },
    /** Reads everything that fits, page by page in the order of ids. Never inside a transaction. */
    async findAll(where: Where): Promise<T[]> {
      const found: T[] = [];
      for (let after = ''; ; ) {
        const query = database()
          .collection(name)
          .where({ ...where, _id: is.above(after) });
        const page = (await query.orderBy('_id', 'asc').limit(mostRows).get()).data as T[];
        found.push(...page);
        const last = page.at(-1);
        if (!last || page.length < mostRows) return found;
        after = last._id;
      }
    },
    /** How many rows fit. Never inside a transaction. */
    async count(where: Where | Whole): Promise<number> {
      return (await database().collection(name).where(where).count()).total;
    },
    /** Changes every row that fits a condition; answers how many. Never inside a transaction. */
    async patchWhere(where: Where, fields: object): Promise<number> {
      return (await database().collection(name).where(where).update({ data: fields })).stats.updated;
    },
    /** Removes every row that fits a condition; answers how many. Never inside a transaction. */
    async removeWhere(where: Where): Promise<number> {
      return (await database().collection(name).where(where).remove()).stats.removed;
    },
  };
}

/** Reads by many ids in calls that each stay within what one read returns. */
export async function inSlices<T>(
  ids: readonly string[],
  read: (slice: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const slices: (readonly string[])[] = [];
  for (let at = 0; at < ids.length; at += 500) slices.push(ids.slice(at, at + 500));
  return (await Promise.all(slices.map(read))).flat();
}
