import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { workerEnvironment } from './functions/environment';
import { type Emulator, startEmulator } from './index';

// The emulator as a command: README.md.

const OPTIONS =
  '[--port P] [--data DIR] [--functions DIR] [--project FILE] [--env ID] [--import FILE] [--export FILE] [--inspect[=PORT]] [--exec COMMAND]';

/**
 * Starts an emulator, says where it is in one JSON line, and ends it in order when the process is told to; or runs one command beside it and
 * ends with its exit code. Ends the process with 1 and a sentence when something is wrong.
 * @param name how a person calls it, for the sentence about wrong options
 * @param data where its data lie when no option says so
 */
export function runCommand(name: string, data: string): void {
  main(data).catch((error: NodeJS.ErrnoException) => {
    const usage = error.code?.startsWith('ERR_PARSE_ARGS') ? `\nUsage: ${name} ${OPTIONS}` : '';
    console.error(`${error.message}${usage}`);
    process.exit(1);
  });
}

async function main(data: string): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    // As Node has it: the port may be left out.
    args: process.argv.slice(2).map((arg) => (arg === '--inspect' ? `${arg}=9229` : arg)),
    options: {
      port: { ...text, default: '0' },
      data: { ...text, default: data },
      functions: text,
      project: text,
      env: text,
      import: text,
      export: text,
      inspect: text,
      exec: text,
    },
  });
  const { exec, port, inspect, ...given } = values;
  const emulator = await startEmulator({
    ...given,
    port: portOf(port),
    ...(inspect === undefined ? {} : { inspect: portOf(inspect) }),
  });
  endWhenTold(emulator);
  if (exec === undefined) {
    const { url, envId, inspector } = emulator;
    const ready = { url, envId, ...(inspector === undefined ? {} : { inspector }) };
    process.stdout.write(`${JSON.stringify(ready)}\n`);
    return;
  }
  const code = await runBeside(emulator, exec);
  await emulator.close();
  process.exit(code);
}

function endWhenTold(emulator: Emulator): void {
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    emulator.close().then(
      () => process.exit(0),
      (error: Error) => {
        console.error(error.message);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}

/** Runs a command with the emulator's address, and with what the SDKs read, in its environment. */
function runBeside({ url, envId }: Emulator, command: string): Promise<number> {
  const facts = { envId, appid: '', adminUrl: `${url}/admin`, extra: {} };
  // The zone is the functions' own, not that of whoever tests them.
  const { TZ: _, ...sdk } = workerEnvironment(facts, 'script');
  const env = { ...process.env, ...sdk, CLOUD_EMULATOR_URL: url };
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, stdio: 'inherit', env });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function portOf(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`"${value}" is not a port: choose 0 to 65535.`);
  return port;
}
