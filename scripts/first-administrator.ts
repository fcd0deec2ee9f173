import { parseArgs } from 'node:util';
import { isDay } from '../core/domain/calendar/beijing';
import { openStore } from './backup/open-store';
import { fail } from './backup/wishes';
import { appoint } from './first-administrator/appoint';

const usage =
  'npm run first-administrator -- --env ID --district 区名 --unit 单位 --name 姓名 --entry-day YYYY-MM-DD [--emulator URL]';

/** `npm run first-administrator`: the first person of a new environment, once. Prints the code with which they join, which is kept nowhere. */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { env: text, emulator: text, district: text, unit: text, name: text, 'entry-day': text },
  });
  const { env, emulator, district, unit, name, 'entry-day': entryDay } = values;
  if (!env || !district || !unit || !name || !entryDay)
    throw new Error(`Name --env, --district, --unit, --name and --entry-day. ${usage}`);
  if (!isDay(entryDay)) throw new Error(`${entryDay} is no day: write it as 2010-08-01.`);
  if (Buffer.from(process.env.LOOKUP_KEY ?? '', 'base64').length !== 32)
    throw new Error('Set LOOKUP_KEY, as the functions have it: the invitation is kept under it.');
  const store = openStore({ env, emulator });
  console.log(JSON.stringify(await appoint(store, { district, unit, name, entryDay }, Date.now())));
}

main().catch(fail);
