import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from './root';

const usage = 'npm start -- [--port P] [--data DIR] [--reset]';

/** `npm start`: the product in a browser, on this machine's own cloud, with a small invented district. */
async function main(): Promise<void> {
  const { port, data, reset } = wishes();
  await mustBeFree(port);
  // Only now: a wrong option is answered at once, without loading emulator and simulator.
  const { runProduct } = await import('./running/run-product');
  const product = await runProduct({ root: repositoryRoot(), data, port, reset });
  const { url } = product.simulator;
  console.log(
    [
      '',
      `  风纪扣在这里：      ${url}`,
      `  Collar Button:      ${url}`,
      '',
      product.seeded
        ? '  虚构的清河区已经就位：换成「许一诺」，点「入职邀请卡片」，从第一天开始。'
        : '  接着上次的数据。想从头来：npm start -- --reset',
      product.seeded
        ? '  An invented district is in place: become 许一诺, tap 入职邀请卡片 and begin on day one.'
        : '  Your data of last time. To begin again: npm start -- --reset',
      '',
      '  按 Ctrl-C 结束。Press Ctrl-C to end.',
      '',
    ].join('\n'),
  );
  if (process.stdout.isTTY && !process.env.CI) openBrowser(url);
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (closing) process.exit(1);
      closing = true;
      product.close().then(() => process.exit(0), fail);
    });
  }
}

function wishes(): { port: number; data: string; reset: boolean } {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '5210' },
      data: { type: 'string', default: join(repositoryRoot(), '.data') },
      reset: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`"${values.port}" is not a port: choose 0 to 65535. ${usage}`);
  return { port, data: resolve(values.data), reset: values.reset };
}

/** Found out before anything is built or filled. @throws Error with a sentence when another program has the port */
async function mustBeFree(port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} on 127.0.0.1 is taken by another program; choose another with --port.`);
  }
  await new Promise((resolve) => server.close(resolve));
}

/** Best effort: the address stands in the terminal anyway. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  const child = spawn(command as string, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

function fail(error: unknown): void {
  const known = error as NodeJS.ErrnoException;
  const badArguments = known.code?.startsWith('ERR_PARSE_ARGS');
  console.error(badArguments ? `${known.message}\n${usage}` : known.message);
  process.exit(1);
}

main().catch(fail);
