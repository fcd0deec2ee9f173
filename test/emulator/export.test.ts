import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runningEmulator, temporaryFolder } from './running-emulator';

test('what is exported can be imported elsewhere and is the same there, types included', async () => {
  const folder = temporaryFolder();
  const from = await runningEmulator();
  try {
    await from.call('openid-lin', 'probe', { action: 'stamp' });
    await from.call('openid-lin', 'probe', {
      action: 'add',
      data: { _id: 'x', list: [1, { a: null }], text: '信' },
    });
    const lines = await (await fetch(`${from.url}/control/export`)).text();
    expect(lines.trim().split('\n')).toHaveLength(2);
    const file = join(folder.path, 'all.jsonl');
    writeFileSync(file, lines);
    const to = await runningEmulator({ import: file });
    try {
      expect(await (await fetch(`${to.url}/control/export`)).text()).toBe(lines);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
    folder.remove();
  }
});
