import { writeFileSync } from 'node:fs';
import { openStore } from './backup/open-store';
import { type Contents, writeStoreFile } from './backup/store-file';
import { backupWishes, fail, productCollections } from './backup/wishes';

const usage = 'npm run export-store -- --env ID --file FILE [--emulator URL]';

/** Writes the whole store into one file. Its letters are in it as ciphertext: without `CONTENT_KEY` nobody reads them. */
async function main(): Promise<void> {
  const { env, emulator, file } = backupWishes(usage);
  const store = openStore({ env, emulator });
  const contents: Contents = new Map();
  for (const collection of productCollections()) contents.set(collection, await store.readAll(collection));
  const head = { format: 'collar-button-store', v: 1, env, at: Date.now() } as const;
  writeFileSync(file, writeStoreFile(head, contents), { mode: 0o600 });
  const documents = [...contents.values()].reduce((sum, rows) => sum + rows.length, 0);
  console.log(JSON.stringify({ file, collections: contents.size, documents }));
}

main().catch(fail);
