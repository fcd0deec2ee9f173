import tcb from '@cloudbase/node-sdk';

/** The store as somebody with database access holds it: reads and writes anything, has none of the product's keys. */
export class AdminDatabase {
  private readonly database;

  constructor(url: string, envId: string) {
    // The SDK reads where its cloud is from the environment, on every call.
    process.env.TENCENTCLOUD_RUNENV = 'SCF';
    process.env.TENCENTCLOUD_REGION = 'ap-shanghai';
    process.env.SCF_NAMESPACE = envId;
    process.env.TCB_ENV = envId;
    process.env.TCB_CONTEXT_KEYS = 'TCB_CONTEXT_CNFG,TCB_ENV';
    process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: `${url}/admin` });
    this.database = tcb
      .init({ env: envId, secretId: 'administrator', secretKey: 'administrator' })
      .database();
  }

  /** Adds documents; makes the collection when it is not there. */
  async add(collection: string, documents: object[]): Promise<void> {
    if (documents.length === 0) return;
    const write = () => this.database.collection(collection).add(documents);
    const first = (await write().catch((error) => error)) as { code?: string };
    if (first.code === undefined) return;
    if (first.code !== 'DATABASE_COLLECTION_NOT_EXIST') throw first;
    await this.database.createCollection(collection);
    check(await write());
  }

  /** Writes a whole document over whatever is there. */
  async set(collection: string, document: { _id: string } & object): Promise<void> {
    const { _id, ...rest } = document;
    check(await this.database.collection(collection).doc(_id).set(rest));
  }

  /** Changes fields of all documents that match. */
  async patchWhere(collection: string, where: object, fields: object): Promise<void> {
    check(await this.database.collection(collection).where(where).update(fields));
  }

  /** The store's query operators. */
  get command() {
    return this.database.command;
  }

  async remove(collection: string, id: string): Promise<void> {
    check(await this.database.collection(collection).doc(id).remove());
  }
}

function check(answer: unknown): void {
  const { code, message } = answer as { code?: string; message?: string };
  if (code) throw new Error(`${code}: ${message}`);
}

/** Opens the store of a running emulator. */
export function adminDatabase(url: string, envId: string): AdminDatabase {
  return new AdminDatabase(url, envId);
}
