import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readmeOf } from './readme-parts';

/**
 * Does in an empty project what the emulator's README tells a stranger: installs the package, starts it, asks a function, installs again as
 * CI does and runs the README's own test in CI's line. Needs the registry.
 * @returns a sentence for each step
 * @throws Error with what the step said
 */
export async function* followReadme(root: string): AsyncGenerator<string> {
  const readme = readmeOf(readFileSync(join(root, 'emulator', 'README.md'), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'follow-readme-'));
  const project = join(folder, 'project');
  const began = Date.now();
  try {
    symlinkSync(root, join(folder, 'collar-button'));
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "name": "project", "private": true }\n');
    shell(project, readme.install);
    yield `installed: ${readme.install}`;
    for (const { path, text } of [readme.test, ...readme.functionFiles]) {
      mkdirSync(join(project, path, '..'), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    yield `started and asked: ${await startAndAsk(project, readme.start)}`;
    rmSync(join(project, 'node_modules'), { recursive: true });
    for (const line of readme.ci) {
      const said = shell(project, line);
      yield `in CI: ${line}${/^# pass \d+$|^ℹ pass \d+$/m.exec(said)?.[0].replace(/^\S+/, ' →') ?? ''}`;
    }
    yield `all of it took ${Math.round((Date.now() - began) / 1000)} s`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function shell(cwd: string, line: string): string {
  const { status, stdout, stderr } = spawnSync(line, { cwd, shell: true, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${line} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** Starts the emulator by the README's line, on a free port, and calls the function; the answer as text. */
async function startAndAsk(project: string, line: string): Promise<string> {
  const child = spawn(`exec ${line.replace(/--port \d+/, '--port 0')}`, {
    cwd: project,
    shell: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  try {
    const { url } = JSON.parse(
      await new Promise<string>((resolve, reject) => {
        child.once('exit', (code) => reject(new Error(`${line} ended with ${code}`)));
        child.stdout.once('data', (bytes) => resolve(String(bytes)));
      }),
    ) as { url: string };
    const body = JSON.stringify({ person: 'openid-1', name: 'login', data: {} });
    const answer = await fetch(`${url}/phone/function`, { method: 'POST', body });
    const { result } = (await answer.json()) as { result?: unknown };
    if (!answer.ok || result === undefined) throw new Error(`${url} answered ${answer.status}`);
    return JSON.stringify(result);
  } finally {
    child.removeAllListeners('exit');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}
