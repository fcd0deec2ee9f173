import tcb from '@cloudbase/node-sdk';

/** The store as its administrator reaches it: `@cloudbase/node-sdk`, unmodified, over the wire. */
export type Store = {
  has(collection: string, id: string): Promise<boolean>;
  /** Adds a document unless one with its `_id` is there. */
  ensure(collection: string, row: { _id: string } & Record<string, unknown>): Promise<void>;
  /** Adds those of some documents that are not there, in one call. */
  ensureAll(collection: string, rows: readonly { _id: string }[]): Promise<void>;
};

/** Opens the store of a running emulator. The SDK finds its cloud in this process's environment, so that is set here. */
export function openStore(emulatorUrl: string, env: string): Store {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: env,
    TCB_ENV: env,
    TCB_CONTEXT_KEYS: 'TCB_CONTEXT_CNFG,TCB_ENV',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${emulatorUrl}/admin` }),
  });
  const database = tcb.init({ env, secretId: 'demo', secretKey: 'demo' }).database();
  const has = async (collection: string, id: string) => {
    const answer = await database.collection(collection).doc(id).get();
    if (answer.code) throw new Error(`${collection} cannot be read: ${answer.code} ${answer.message ?? ''}`);
    return answer.data.length > 0;
  };
  const add = async (collection: string, rows: object) => {
    const answer = (await database.collection(collection).add(rows)) as { code?: string; message?: string };
    if (answer.code)
      throw new Error(`${collection} cannot be written: ${answer.code} ${answer.message ?? ''}`);
  };
  return {
    has,
    async ensure(collection, row) {
      if (!(await has(collection, row._id))) await add(collection, row);
    },
    async ensureAll(collection, rows) {
      const _id = database.command.in(rows.map((row) => row._id));
      const query = database.collection(collection).where({ _id }).field({ _id: true });
      const there = (await query.limit(1000).get()) as unknown as {
        data: { _id: string }[];
        code?: string;
        message?: string;
      };
      if (there.code) throw new Error(`${collection} cannot be read: ${there.code} ${there.message ?? ''}`);
      const known = new Set(there.data.map((row) => row._id));
      const missing = rows.filter((row) => !known.has(row._id));
      if (missing.length > 0) await add(collection, missing);
    },
  };
}
