import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runningEmulator, temporaryFolder } from './running-emulator';

/** A second before the fixtures' timer is due. */
const beforeNine = Date.parse('2026-07-01T08:59:59+08:00');

test('no timer runs while a long file is taken up; afterwards functions find the database', async () => {
  const folder = temporaryFolder();
  const file = join(folder.path, 'slow.jsonl');
  execFileSync('mkfifo', [file]);
  const starting = runningEmulator({ import: file, now: beforeNine });
  const lines = createWriteStream(file);
  await pause(2_500); // the clock passes nine, and is looked at once a second
  lines.end('{"collection":"people","document":{"_id":"p1"}}\n');
  const emulator = await starting;
  try {
    const fired = await emulator.post('/control/fire', { name: 'ticker' });
    expect(fired).toMatchObject({ ok: true, coldStart: true, database: { calls: 1 } });
    const { total } = await emulator.get('/control/database?collection=ticks');
    expect(total).toBe(1);
  } finally {
    await emulator.close();
    folder.remove();
  }
});
