import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmulator } from '../emulator/index';
import { repositoryRoot } from './root';

// The emulator alone, for any WeChat cloud project: emulator/README.md.

const USAGE =
  'npm run emulator -- [--port P] [--data DIR] [--functions DIR] [--project FILE] [--env ID] [--import FILE] [--export FILE] [--inspect[=PORT]]';

async function main(): Promise<void> {
  const { values } = parseArgs({
    // As Node has it: the port may be left out.
    args: process.argv.slice(2).map((arg) => (arg === '--inspect' ? `${arg}=9229` : arg)),
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string', default: join(repositoryRoot(), 'out', 'emulator') },
      functions: { type: 'string' },
      project: { type: 'string' },
      env: { type: 'string' },
      import: { type: 'string' },
      export: { type: 'string' },
      inspect: { type: 'string' },
    },
  });
  const port = portOf(values.port);
  const emulator = await startEmulator({
    port,
    data: values.data,
    ...(values.functions === undefined ? {} : { functions: values.functions }),
    ...(values.project === undefined ? {} : { project: values.project }),
    ...(values.env === undefined ? {} : { env: values.env }),
    ...(values.import === undefined ? {} : { import: values.import }),
    ...(values.export === undefined ? {} : { export: values.export }),
    ...(values.inspect === undefined ? {} : { inspect: portOf(values.inspect) }),
  });
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    emulator.close().then(
      () => process.exit(0),
      (error) => fail(error),
    );
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
  const { url, envId, inspector } = emulator;
  const ready = { url, envId, ...(inspector === undefined ? {} : { inspector }) };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

function portOf(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`"${value}" is not a port: choose 0 to 65535.`);
  return port;
}

function fail(error: unknown): void {
  const known = error as NodeJS.ErrnoException;
  console.error(
    known.code?.startsWith('ERR_PARSE_ARGS') ? `${known.message}\nUsage: ${USAGE}` : known.message,
  );
  process.exit(1);
}

main().catch(fail);
