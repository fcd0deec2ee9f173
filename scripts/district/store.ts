import tcb from '@cloudbase/node-sdk';

/** The store as its administrator reaches it: `@cloudbase/node-sdk`, unmodified, over the wire. */
export type Store = {
  has(collection: string, id: string): Promise<boolean>;
  /** Adds a document unless one with its `_id` is there. */
  ensure(collection: string, row: { _id: string } & Record<string, unknown>): Promise<void>;
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
  return {
    has,
    async ensure(collection, row) {
      if (await has(collection, row._id)) return;
      const answer = (await database.collection(collection).add(row)) as { code?: string; message?: string };
      if (answer.code)
        throw new Error(`${collection} cannot be written: ${answer.code} ${answer.message ?? ''}`);
    },
  };
}
