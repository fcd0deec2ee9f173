import { delimiter } from 'node:path';
import { chromiumArguments, findChromium, type Machine } from '../../simulator/driver/chromium';

/** A machine on which exactly these files and commands are there. */
function machine(parts: {
  files?: string[];
  env?: NodeJS.ProcessEnv;
  root?: boolean;
  carried?: string;
  fonts?: boolean;
  apt?: (packages: string[], files: string[]) => boolean;
}): Machine & { ran: string[] } {
  const files = parts.files ?? [];
  const ran: string[] = [];
  let fonts = parts.fonts ?? true;
  return {
    env: { PATH: ['/opt/bin', '/usr/bin'].join(delimiter), ...parts.env },
    isRoot: parts.root ?? false,
    platform: 'linux',
    exists: (path) => files.includes(path),
    carriedByNpm: async () => parts.carried,
    command: async (name, args) => {
      ran.push([name, ...args].join(' '));
      if (name === 'fc-list') return fonts ? 'Noto Sans CJK SC\n' : '';
      if (name === 'apt-get' && args[0] === 'install') {
        if (!parts.apt?.(args, files)) return undefined;
        fonts ||= args.includes('fonts-noto-cjk');
        return 'done';
      }
      return undefined;
    },
    ran,
  };
}

describe('finding a browser', () => {
  test('CHROMIUM_PATH comes first, and a wrong one is an error rather than ignored', async () => {
    const files = ['/mine/chrome', '/usr/bin/chromium'];
    const found = await findChromium(machine({ files, env: { CHROMIUM_PATH: '/mine/chrome' } }));
    expect(found.executablePath).toBe('/mine/chrome');
    await expect(findChromium(machine({ files, env: { CHROMIUM_PATH: '/gone' } }))).rejects.toThrow(
      'CHROMIUM_PATH names /gone',
    );
  });

  test('then the PATH, then the one that npm carries', async () => {
    const onPath = await findChromium(
      machine({ files: ['/usr/bin/google-chrome'], carried: '/npm/chromium' }),
    );
    expect(onPath.executablePath).toBe('/usr/bin/google-chrome');
    expect((await findChromium(machine({ carried: '/npm/chromium' }))).executablePath).toBe('/npm/chromium');
  });

  test('as root it is installed, with package lists fetched when they are missing', async () => {
    let tries = 0;
    const bare = machine({
      root: true,
      fonts: false,
      apt: (_packages, files) => {
        tries += 1;
        if (tries < 2) return false;
        files.push('/usr/bin/chromium');
        return true;
      },
    });
    const found = await findChromium(bare);
    expect(found.executablePath).toBe('/usr/bin/chromium');
    expect(found.args).toContain('--no-sandbox');
    expect(bare.ran).toContain('apt-get update');
  });

  test('without root and without a browser, a sentence says what to do', async () => {
    await expect(findChromium(machine({}))).rejects.toThrow(/Install Chromium or Google Chrome/);
  });

  test('without a Chinese font a sentence says so', async () => {
    await expect(findChromium(machine({ files: ['/usr/bin/chromium'], fonts: false }))).rejects.toThrow(
      /fonts-noto-cjk/,
    );
  });

  test('the sandbox is left on for everyone but root, and nothing is fetched in the background', () => {
    expect(chromiumArguments(false)).not.toContain('--no-sandbox');
    expect(chromiumArguments(false)).toEqual(
      expect.arrayContaining([
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ]),
    );
  });
});
