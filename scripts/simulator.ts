import { parseArgs } from 'node:util';
import { startSimulator } from '../simulator/index';

const USAGE = 'npm run simulator -- --project DIR --emulator URL [--port P] [--config FILE]';

/** The simulator alone, for any mini program; prints one JSON line `{"url"}` when ready and runs until it is told to end. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      project: { type: 'string' },
      emulator: { type: 'string' },
      port: { type: 'string', default: '0' },
      config: { type: 'string' },
    },
  });
  if (!values.project || !values.emulator) throw new Error(`Project and emulator must be named: ${USAGE}`);
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
    throw new Error(`"${values.port}" is not a port.`);
  }
  if (!URL.canParse(values.emulator)) throw new Error(`"${values.emulator}" is not an address: ${USAGE}`);
  const simulator = await startSimulator({
    projectDir: values.project,
    emulatorUrl: values.emulator,
    port: Number(values.port),
    configFile: values.config,
  });
  console.log(JSON.stringify({ url: simulator.url }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
