import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientOf, FUNCTIONS, runningEmulator, temporaryFolder } from './running-emulator';

describe('a folder of functions', () => {
  const folder = temporaryFolder();
  const write = (name: string, source: string, config?: string) => {
    mkdirSync(join(folder.path, name), { recursive: true });
    writeFileSync(join(folder.path, name, 'index.js'), source);
    if (config !== undefined) writeFileSync(join(folder.path, name, 'config.json'), config);
  };
  afterAll(() => folder.remove());

  test('is read again when its files change', async () => {
    write('greeting', 'exports.main = () => "first"');
    const own = await runningEmulator({ functions: folder.path });
    const { call } = clientOf(own.url);
    expect((await call('p', 'greeting')).result).toBe('first');
    write('greeting', 'exports.main = () => "and second"');
    expect((await call('p', 'greeting')).result).toBe('and second');
    write('newcomer', 'exports.main = () => "new"');
    expect((await call('p', 'newcomer')).result).toBe('new');
    await own.close();
  });

  test('whose config.json goes wrong answers so, and works again when it is mended', async () => {
    write('fragile', 'exports.main = () => "whole"', '{ "timeout": 5 }');
    const own = await runningEmulator({ functions: folder.path });
    const { call } = clientOf(own.url);
    expect((await call('p', 'fragile')).result).toBe('whole');
    write('fragile', 'exports.main = () => "whole"', '{ "timeout": "five" }');
    expect(await call('p', 'fragile')).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('"timeout" must be'),
    });
    write('fragile', 'exports.main = () => "whole"', '{ "timeout": 5 }');
    expect((await call('p', 'fragile')).result).toBe('whole');
    await own.close();
  });

  test('lets the emulator end while its functions are still running and waiting', async () => {
    write(
      'endless',
      'exports.main = () => new Promise(() => setInterval(() => {}, 1000))',
      '{ "timeout": 60 }',
    );
    const own = await runningEmulator({ functions: folder.path });
    const { call } = clientOf(own.url);
    const calls = Array.from({ length: 12 }, () => call('p', 'endless').catch(() => 'broken off'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await own.close();
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['broken off']));
  });

  test.each([
    ['{ "timeout": 3, }', 'not JSON'],
    ['{ "timeout": 0 }', '"timeout" must be'],
    ['{ "permissions": { "openapi": "all" } }', 'permissions.openapi'],
    ['{ "triggers": [{ "name": "a", "type": "timer", "config": "0 * * * *" }] }', 'fields'],
    [
      '{ "triggers": [{ "name": "a", "type": "timer", "config": "0 * * * * * *" }, { "name": "b", "type": "timer", "config": "0 * * * * * *" }] }',
      'one trigger per function',
    ],
    [
      '{ "triggers": [{ "name": "1st", "type": "timer", "config": "0 * * * * * *" }] }',
      'begin with a letter',
    ],
  ])('with the config.json %s is refused at the start', async (config, sentence) => {
    const own = temporaryFolder();
    cpSync(join(FUNCTIONS, 'stranger'), join(own.path, 'stranger'), { recursive: true });
    writeFileSync(join(own.path, 'stranger', 'config.json'), config);
    await expect(runningEmulator({ functions: own.path })).rejects.toThrow(sentence);
    own.remove();
  });
});
