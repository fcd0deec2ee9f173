// The same suites on a real environment of CloudBase: what `startCloud` gives them when CONFORMANCE_ENV names one.
import type { DatabaseOptions } from '../../../emulator/database/database';

interface Management {
  database: {
    listCollections(page: object): Promise<{ Collections: { CollectionName: string }[] }>;
    createCollection(name: string): Promise<unknown>;
    deleteCollection(name: string): Promise<unknown>;
    updateCollection(name: string, options: object): Promise<unknown>;
  };
}

export interface RealCloud {
  /** Drops all collections and makes those that the suite declares. */
  reset(): Promise<void>;
}

/** Collections that a suite makes by itself. */
const MADE_BY_SUITES = ['books', 'letters', 'made', 'other'];

/**
 * Opens a real environment, which the suites empty. The SDKs need TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.
 * @throws Error when it holds a collection that no suite would have made: somebody's data are not emptied
 */
export async function openRealCloud(envId: string, options: Partial<DatabaseOptions>): Promise<RealCloud> {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env;
  if (!secretId || !secretKey)
    throw new Error('A real environment needs TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.');
  const CloudBase = require('@cloudbase/manager-node');
  const { database } = new CloudBase({ secretId, secretKey, envId }) as Management;
  const declared = [...new Set([...(options.collections ?? []), ...Object.keys(options.indexes ?? {})])];
  const names = async () =>
    (await database.listCollections({ MgoOffset: 0, MgoLimit: 100 })).Collections.map(
      ({ CollectionName }) => CollectionName,
    );
  const ours = new Set([...declared, ...MADE_BY_SUITES]);
  const strange = (await names()).filter((name) => !ours.has(name) && name.length > 1);
  if (strange.length > 0)
    throw new Error(
      `${envId} holds ${strange.join(', ')}: the suites run in an environment of their own only.`,
    );
  return {
    async reset() {
      for (const name of await names()) await database.deleteCollection(name);
      for (const name of declared) {
        await database.createCollection(name);
        const indexes = (options.indexes?.[name] ?? []).map((index) => ({
          IndexName: index.name,
          MgoKeySchema: {
            MgoIsUnique: index.unique === true,
            MgoIndexKeys: index.keys.map(([Name, direction]) => ({ Name, Direction: String(direction) })),
          },
        }));
        if (indexes.length > 0) await database.updateCollection(name, { CreateIndexes: indexes });
      }
    },
  };
}
