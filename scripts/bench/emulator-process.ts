import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The emulator in a process of its own, as a person starts it: what is measured shares no event loop with it. */
export interface EmulatorProcess {
  url: string;
  envId: string;
  close(): Promise<void>;
}

/** @throws Error with what the emulator said when it does not start */
export async function emulatorProcess(root: string, args: readonly string[]): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'emulator', '--port', '0', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await firstLine(child);
  const { url, envId } = JSON.parse(line) as { url: string; envId: string };
  return { url, envId, close: () => ended(child) };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error('The emulator has no output.');
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The emulator ended with code ${code}.`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** What the SDKs read of the environment in a function; without it they look for a cloud that is not there. */
export function sdkEnvironment(emulator: { url: string; envId: string }): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'bench',
    TENCENTCLOUD_SECRETKEY: 'bench',
    SCF_NAMESPACE: emulator.envId,
    ...wrongEnvironment(emulator),
  };
}

/** The little that seems to be enough: every call then asks the cloud's metadata service twice. */
export function wrongEnvironment(emulator: { url: string; envId: string }): Record<string, string> {
  return {
    TCB_ENV: emulator.envId,
    TCB_CONTEXT_KEYS: 'TCB_CONTEXT_CNFG,TCB_ENV',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${emulator.url}/admin` }),
  };
}
