import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '../../simulator/index';
import { phonePage } from '../../simulator/shell/server/phone-page';
import { locateFile } from '../../simulator/shell/server/serve-file';
import type { Boot } from '../../simulator/shell/server/shell-server';

const fixture = join(__dirname, 'fixtures', 'shell');
const NO_EMULATOR = 'http://127.0.0.1:9';
let folder: string;
let simulator: Simulator;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'program-'));
  cpSync(join(fixture, 'program'), folder, { recursive: true });
  simulator = await startSimulator({
    projectDir: folder,
    emulatorUrl: NO_EMULATOR,
    configFile: join(fixture, 'project.json'),
  });
});

afterAll(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

const boot = async () =>
  (await (await fetch(`${simulator.url}/boot.json`)).json()) as {
    project: Record<string, unknown>;
    envId: string;
    revision: number;
    pages: string[];
    errors: { file: string; line: number; message: string }[];
  };

test('the pages learn what the program and the project file say, also while the emulator is away', async () => {
  const said = await boot();
  expect(said).toMatchObject({ envId: 'local', errors: [], project: { title: '样品' } });
  expect(said.pages).toEqual(
    ['first', 'second', 'detail', 'elements', 'ill', 'busy'].map((name) => `pages/${name}/index`),
  );
  expect((await fetch(`${simulator.url}/emulator/control/clock`)).status).toBe(502);
});

test('the phone’s page brings the first reading and the program along, and no text of the project ends its element', async () => {
  const html = await (await fetch(`${simulator.url}/phone.html?as=x`)).text();
  const reading = /<script id="boot" type="application\/json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  expect(JSON.parse(reading)).toEqual(await boot());
  expect(html).toMatch(/<script id="program" src="\/phone\.js\?\d+" defer>/);
  const wicked = { project: { title: '</script><script>$&' }, errors: [] } as unknown as Boot;
  const page = phonePage('<!-- program -->', wicked);
  expect(page).not.toContain('</script><script>$&');
  expect(JSON.parse(/json">(.*?)<\/script>/s.exec(page)?.[1] ?? '')).toEqual(wicked);
  const broken = { ...wicked, errors: [{ file: 'a', line: 1, message: 'b' }] } as Boot;
  expect(phonePage('<!-- program -->', broken)).not.toContain('phone.js');
});

test('a taken port is told in one sentence', async () => {
  const port = Number(new URL(simulator.url).port);
  await expect(startSimulator({ projectDir: folder, emulatorUrl: NO_EMULATOR, port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken by another program; choose another with --port.`,
  );
});

test('a folder without a program, a missing and a broken project file are told', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'empty-'));
  await expect(startSimulator({ projectDir: empty, emulatorUrl: NO_EMULATOR })).rejects.toThrow(/app\.json/);
  const start = (configFile: string) =>
    startSimulator({ projectDir: folder, emulatorUrl: NO_EMULATOR, configFile });
  await expect(start(join(empty, 'none.json'))).rejects.toThrow(/is not there/);
  writeFileSync(join(empty, 'broken.json'), '{');
  await expect(start(join(empty, 'broken.json'))).rejects.toThrow(/is not valid JSON/);
  rmSync(empty, { recursive: true });
});

test('a program that nobody touched is not built again, whatever the watcher reports', async () => {
  const { revision } = await boot();
  // Reported as a change, although no content is different.
  chmodSync(join(folder, 'pages', 'second', 'index.js'), 0o640);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect((await boot()).revision).toBe(revision);
});

test('a changed file is built again, and an error has file and line', async () => {
  const page = join(folder, 'pages', 'second', 'index.js');
  writeFileSync(page, 'Page({\n  onLoad( {\n});\n');
  const broken = await buildWith((errors) => errors > 0);
  expect(broken.errors[0]).toMatchObject({ file: 'pages/second/index.js', line: 3 });
  writeFileSync(page, 'Page({});\n');
  expect((await buildWith((errors) => errors === 0)).revision).toBeGreaterThan(broken.revision);
});

test('no address reaches above the program, and only the emulator doors for phone and tools are open', async () => {
  expect(locateFile('/program/../secret', [{ prefix: '/program/', folder: '/a/b' }])).toBeUndefined();
  expect(locateFile('/program/x/y.png', [{ prefix: '/program/', folder: '/a/b' }])).toBe(
    join('/a/b', 'x/y.png'),
  );
  expect((await fetch(`${simulator.url}/program/..%2f..%2fetc%2fpasswd`)).status).toBe(404);
  expect((await fetch(`${simulator.url}/emulator/admin`, { method: 'POST' })).status).toBe(404);
});

test('a page from elsewhere cannot act through the simulator', async () => {
  expect(await statusWith({ origin: 'http://elsewhere.example' })).toBe(403);
  expect(await statusWith({ host: 'elsewhere.example' })).toBe(403);
  expect(await statusWith({ origin: simulator.url })).toBe(200);
});

test('what the emulator streams passes through, and a broken answer is told as such', async () => {
  const emulator = createServer((incoming, response) => {
    if (incoming.url === '/control/project') response.end('{"envId":"far"}');
    else if (incoming.url === '/control/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: clock\ndata: {"now"');
      setTimeout(() => response.write(':1}\n\n'), 20);
    } else incoming.socket.destroy();
  });
  const url = await listening(emulator);
  const other = await startSimulator({ projectDir: folder, emulatorUrl: url });
  try {
    const events = await fetch(`${other.url}/events`);
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (reader && !heard.includes(':1}')) heard += (await reader.read()).value ?? '';
    await reader?.cancel();
    expect(heard).toContain('event: link\ndata: {"emulator":true}\n\n');
    expect(heard).toContain('event: clock\ndata: {"now":1}\n\n');
    expect((await fetch(`${other.url}/emulator/phone/function`, { method: 'POST', body: '{}' })).status).toBe(
      502,
    );
  } finally {
    await other.close();
    emulator.closeAllConnections();
    emulator.close();
  }
});

async function buildWith(fits: (errors: number) => boolean) {
  for (let tries = 0; tries < 100; tries += 1) {
    const said = await boot();
    if (fits(said.errors.length)) return said;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('There was no such build.');
}

/** `fetch` sets Host and Origin itself. */
function statusWith(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${simulator.url}/boot.json`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
