import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openStore } from './backup/open-store';
import { type Contents, readStoreFile } from './backup/store-file';
import { fail, productCollections } from './backup/wishes';
import { checkStore } from './verify-store/check-store';

const usage = 'npm run verify-store -- --env ID [--emulator URL], or: npm run verify-store -- --file FILE';

/** `npm run verify-store`: every chain of a store, or of a backup before it is needed. Ends with 1 when one does not hold. No text is read. */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { env: text, emulator: text, file: text } });
  for (const name of ['CONTENT_KEY', 'ANCHOR_KEY'])
    if (Buffer.from(process.env[name] ?? '', 'base64').length !== 32)
      throw new Error(`Set ${name}, as the functions have it: without it no seal can be checked.`);
  const report = checkStore(await contentsOf(values), Date.now());
  const { broken, ...counts } = report;
  for (const one of broken) console.log(JSON.stringify(one));
  console.log(JSON.stringify({ ...counts, broken: broken.length }));
  process.exit(broken.length > 0 ? 1 : 0);
}

async function contentsOf(at: { env?: string; emulator?: string; file?: string }): Promise<Contents> {
  if (at.file !== undefined) return readStoreFile(readFileSync(at.file, 'utf8')).contents;
  if (at.env === undefined) throw new Error(`Name --env or --file. ${usage}`);
  const store = openStore({ env: at.env, emulator: at.emulator });
  const contents: Contents = new Map();
  for (const collection of productCollections()) contents.set(collection, await store.readAll(collection));
  return contents;
}

main().catch(fail);
