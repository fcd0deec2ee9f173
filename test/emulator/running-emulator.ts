import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmulatorOptions, startEmulator } from '../../emulator/index';

// Workers load whole SDKs; a machine that is busy with other things takes its time.
jest.setTimeout(30_000);

const FIXTURES = join(__dirname, 'fixtures');
const REPOSITORY = join(__dirname, '..', '..');

export const PROJECT = join(FIXTURES, 'project.json');
export const FUNCTIONS = join(FIXTURES, 'functions');

/** A folder of this test's own; `remove` deletes it. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'emulator-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON, each test says what it expects of them
export type Json = any;

/** Calls of an emulator by its address. A broken connection rejects. */
export function clientOf(url: string) {
  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; body: Json; headers: Record<string, unknown> }>((resolve, reject) => {
      const sent = request(
        `${url}${path}`,
        { method, agent: false, headers: { 'content-type': 'application/json', ...headers } },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({
              status: answer.statusCode ?? 0,
              body: text === '' ? undefined : JSON.parse(text),
              headers: answer.headers,
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  return {
    ask,
    get: async (path: string) => (await ask('GET', path)).body,
    post: async (path: string, body: unknown = {}) => (await ask('POST', path, body)).body,
    /** Calls a function as a phone does. */
    call: async (person: string, name: string, data: object = {}, more: object = {}): Promise<Json> =>
      (await ask('POST', '/phone/function', { person, name, data, ...more })).body,
  };
}

/** An emulator in this process, on the fixtures' project and functions. */
export async function runningEmulator(options: Partial<EmulatorOptions> = {}) {
  const folder = temporaryFolder();
  const emulator = await startEmulator({
    data: folder.path,
    functions: FUNCTIONS,
    project: PROJECT,
    ...options,
  }).catch((error) => {
    folder.remove();
    throw error;
  });
  return {
    ...clientOf(emulator.url),
    url: emulator.url,
    envId: emulator.envId,
    data: options.data ?? folder.path,
    close: async () => {
      await emulator.close();
      folder.remove();
    },
  };
}

const spawned = new Set<ChildProcess>();

/** Ends what `spawnEmulator` started and a failed test left behind. */
export function endSpawned(): void {
  for (const child of spawned) child.kill('SIGKILL');
}

/** The emulator as a process of its own, as `npm run emulator` starts it. */
export function spawnEmulator(args: readonly string[]) {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'emulator', ...args], { cwd: REPOSITORY });
  spawned.add(child);
  child.on('close', () => spawned.delete(child));
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    error += chunk;
  });
  const ended = new Promise<{ code: number | null; signal: string | null; out: string; error: string }>(
    (resolve) => {
      child.on('close', (code, signal) => resolve({ code, signal, out, error }));
    },
  );
  const ready = new Promise<{ url: string; envId: string }>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (out.includes('\n')) resolve(JSON.parse(out.slice(0, out.indexOf('\n'))));
    });
    child.on('close', () => reject(new Error(`ended before it was ready: ${error}`)));
  });
  // A test that waits for the end only does not wait for readiness.
  ready.catch(() => undefined);
  return { child, ready, ended };
}
