import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'msedge'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const WINDOWS = [
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A browser that Playwright can start, and the arguments it needs here. */
export interface Chromium {
  executablePath: string;
  args: string[];
}

/** What the search may ask of the machine; tests put in their own. */
export interface Machine {
  env: NodeJS.ProcessEnv;
  isRoot: boolean;
  platform: NodeJS.Platform;
  exists(path: string): boolean;
  /** Path of the browser that the npm package `@sparticuz/chromium` carries, if that is installed and works. */
  carriedByNpm(): Promise<string | undefined>;
  /** Runs a command; its standard output, or undefined when it failed or is not there. */
  command(name: string, args: string[]): Promise<string | undefined>;
}

/** Quiet: nothing is updated, synchronised or fetched in the background. The sandbox stays on unless root forbids it. */
export function chromiumArguments(isRoot: boolean): string[] {
  return [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // A phone plays what a program starts; no gesture is asked for.
    '--autoplay-policy=no-user-gesture-required',
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

/**
 * Finds Chromium: `CHROMIUM_PATH`, then the PATH, then usual places, then one carried by npm, then `apt-get` when root. Makes
 * sure that Chinese can be drawn.
 *
 * @throws a sentence that says what to install when there is none
 */
export async function findChromium(machine: Machine = thisMachine()): Promise<Chromium> {
  const executablePath = await locate(machine);
  await ensureChineseFonts(machine);
  return { executablePath, args: chromiumArguments(machine.isRoot) };
}

async function locate(machine: Machine): Promise<string> {
  const wished = machine.env.CHROMIUM_PATH;
  if (wished) {
    if (machine.exists(wished)) return wished;
    throw new Error(`CHROMIUM_PATH names ${wished}, which is not there or cannot be run.`);
  }
  const known = onThePath(machine) ?? usualPlaces(machine) ?? (await machine.carriedByNpm());
  if (known) return known;
  if (await aptInstall(machine, ['chromium', 'fonts-noto-cjk'])) {
    const installed = onThePath(machine);
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium was found. Install Chromium or Google Chrome, or name one in the environment variable CHROMIUM_PATH.',
  );
}

function onThePath({ env, exists, platform }: Machine): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const ending = platform === 'win32' ? '.exe' : '';
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name + ending))).find((path) =>
    exists(path),
  );
}

function usualPlaces({ platform, exists }: Machine): string | undefined {
  const places = platform === 'darwin' ? [MAC] : platform === 'win32' ? WINDOWS : [];
  return places.find((path) => exists(path));
}

/** Without a Chinese font pictures are full of boxes; only Linux machines come without one. */
async function ensureChineseFonts(machine: Machine): Promise<void> {
  if (machine.platform !== 'linux') return;
  const fonts = await machine.command('fc-list', [':lang=zh', 'family']);
  if (fonts?.trim()) return;
  if (await aptInstall(machine, ['fonts-noto-cjk'])) return;
  throw new Error(
    'No font with Chinese characters was found: pictures would show boxes. Install fonts-noto-cjk.',
  );
}

async function aptInstall(machine: Machine, packages: string[]): Promise<boolean> {
  if (!machine.isRoot || machine.platform !== 'linux') return false;
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if ((await machine.command('apt-get', install)) !== undefined) return true;
  // A fresh container has no package lists yet.
  await machine.command('apt-get', ['update']);
  return (await machine.command('apt-get', install)) !== undefined;
}

function thisMachine(): Machine {
  return {
    env: process.env,
    isRoot: process.getuid?.() === 0,
    platform: process.platform,
    exists: (path) => {
      try {
        accessSync(path, constants.X_OK);
        return existsSync(path);
      } catch {
        return false;
      }
    },
    carriedByNpm: async () => {
      try {
        const load = createRequire(join(process.cwd(), 'package.json'));
        const carried = load('@sparticuz/chromium') as { executablePath?: () => Promise<string> };
        return await carried.executablePath?.();
      } catch {
        return undefined;
      }
    },
    command: async (name, args) => {
      try {
        const { stdout } = await run(name, args, {
          timeout: 240_000,
          env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        });
        return stdout;
      } catch {
        return undefined;
      }
    },
  };
}
