import { readFileSync } from 'node:fs';
import { openStore } from './backup/open-store';
import { restoreStore } from './backup/restore-store';
import { readStoreFile } from './backup/store-file';
import { backupWishes, fail } from './backup/wishes';

const usage = 'npm run restore -- --env ID --file FILE [--emulator URL]';

/** Fills an empty store from a backup: the file is checked before anything is written, the store afterwards. */
async function main(): Promise<void> {
  const { env, emulator, file } = backupWishes(usage);
  const { contents } = readStoreFile(readFileSync(file, 'utf8'));
  console.log(JSON.stringify(await restoreStore(openStore({ env, emulator }), contents, Date.now())));
}

main().catch(fail);
