import tcb from '@cloudbase/node-sdk';
import type { StoredDocument } from './store-file';

const page = 500;

/**
 * Opens a whole store through CloudBase's own SDK: the same calls on the emulator and in a real environment.
 * @param at.env id of the environment
 * @param at.emulator address of an emulator; without it a real environment, with `TENCENTCLOUD_SECRETID` and `TENCENTCLOUD_SECRETKEY`
 */
export function openStore(at: { env: string; emulator?: string | undefined }) {
  if (at.emulator !== undefined) {
    Object.assign(process.env, {
      TENCENTCLOUD_RUNENV: 'SCF',
      TENCENTCLOUD_REGION: 'ap-shanghai',
      SCF_NAMESPACE: at.env,
      TCB_ENV: at.env,
      TCB_CONTEXT_KEYS: 'TCB_CONTEXT_CNFG,TCB_ENV',
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${at.emulator}/admin` }),
    });
  }
  const secretId = process.env.TENCENTCLOUD_SECRETID ?? (at.emulator ? 'operator' : '');
  const secretKey = process.env.TENCENTCLOUD_SECRETKEY ?? (at.emulator ? 'operator' : '');
  if (secretId === '' || secretKey === '')
    throw new Error(
      'Set TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY, or name an emulator with --emulator URL.',
    );
  const database = tcb.init({ env: at.env, secretId, secretKey }).database();
  return {
    command: database.command,
    /** Everything of a collection in the order of ids; nothing for one that is not there. */
    async readAll(collection: string): Promise<StoredDocument[]> {
      const found: StoredDocument[] = [];
      for (let after = ''; ; ) {
        const query = database.collection(collection).where({ _id: database.command.gt(after) });
        const answer = (await query
          .orderBy('_id', 'asc')
          .limit(page)
          .get()
          .catch((error: unknown) => error)) as Answer;
        if (answer.code === 'DATABASE_COLLECTION_NOT_EXIST') return [];
        const rows = checked(answer).data as StoredDocument[];
        found.push(...rows);
        const last = rows.at(-1);
        if (!last || rows.length < page) return found;
        after = last._id;
      }
    },
    /** Adds documents that are not there yet; makes the collection. */
    async addAll(collection: string, documents: readonly StoredDocument[]): Promise<void> {
      if (documents.length > 0) await database.createCollection(collection).catch(() => undefined);
      for (let from = 0; from < documents.length; from += 100)
        checked((await database.collection(collection).add(documents.slice(from, from + 100))) as Answer);
    },
    /** Changes fields of what fits; answers how many. */
    async change(collection: string, where: object, fields: object): Promise<number> {
      return (
        checked((await database.collection(collection).where(where).update(fields)) as Answer).updated ?? 0
      );
    },
  };
}
export type Store = ReturnType<typeof openStore>;

type Answer = { code?: string; message?: string; data?: unknown; updated?: number };
function checked(answer: Answer): Answer {
  if (answer instanceof Error) throw answer;
  if (answer.code) throw new Error(`${answer.code}: ${answer.message}`);
  return answer;
}
