import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { startEmulator } from '../../emulator/index';
import { installPackages } from './install-packages';
import type { Stranger, StrangerCloud } from './stranger';

/** One thing that was asked of a project's functions. */
export interface Finding {
  readonly what: string;
  /** Empty when all was as expected. */
  readonly problem: string;
  /** A remark that a phone makes as well, and what in the project causes it. */
  readonly note?: string;
}

/**
 * Runs a project's functions, unmodified, on an emulator of their own.
 * @param checkouts the folder in which the checkout lies
 * @throws Error when there is no checkout
 */
export async function runStranger(stranger: Stranger, checkouts: string): Promise<Finding[]> {
  const source = join(checkouts, stranger.folder, stranger.functions);
  if (!existsSync(source))
    throw new Error(
      `There is no ${source}. Get the project first: git clone ${stranger.repository} ${join(checkouts, stranger.folder)}`,
    );
  const home = mkdtempSync(join(tmpdir(), `${stranger.folder}-`));
  const functions = join(home, 'cloudfunctions');
  const findings: Finding[] = [];
  try {
    cpSync(source, functions, { recursive: true });
    installPackages(home, functions);
    Object.assign(process.env, stranger.environment);
    const emulator = await startEmulator({ data: join(home, 'data'), functions, project: stranger.project });
    try {
      await stranger.story(cloudOf(emulator.url, findings));
    } finally {
      await emulator.close();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return findings;
}

function cloudOf(url: string, findings: Finding[]): StrangerCloud {
  const judge = (what: string, found: unknown, expected: unknown) => {
    const problem = `${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`;
    findings.push({ what, problem: holds(found, expected) ? '' : problem });
  };
  const send = async (path: string, body: string) =>
    (await fetch(`${url}${path}`, { method: 'POST', body })).json() as Promise<Record<string, unknown>>;
  return {
    call: async (person, name, data, expected) => {
      const answer = await send('/phone/function', JSON.stringify({ person, name, data }));
      const { action } = data as { action?: string };
      judge([name, action].filter(Boolean).join('.'), 'result' in answer ? answer.result : answer, expected);
      return answer.result;
    },
    see: async (path, expected) => judge(path, await (await fetch(`${url}${path}`)).json(), expected),
    post: (path, body) =>
      send(
        path,
        Array.isArray(body) ? body.map((line) => JSON.stringify(line)).join('\n') : JSON.stringify(body),
      ),
    upload: async (person, cloudPath, text) =>
      String(
        (await send(`/phone/storage/upload?${new URLSearchParams({ person, cloudPath })}`, text)).fileID,
      ),
  };
}

/** Whether everything that is expected is there; more may be. */
function holds(found: unknown, expected: unknown): boolean {
  if (Array.isArray(expected))
    return (
      Array.isArray(found) &&
      found.length === expected.length &&
      expected.every((one, n) => holds(found[n], one))
    );
  if (typeof expected === 'object' && expected !== null)
    return Object.entries(expected).every(([key, one]) =>
      holds((found as Record<string, unknown> | null)?.[key], one),
    );
  return isDeepStrictEqual(found, expected);
}
