import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '../../emulator/index';
import { bucketOf } from '../../emulator/storage/cloud-path';
import { type Simulator, startSimulator } from '../../simulator/index';
import { readyFunctions } from '../build/ready-functions';
import { seedDistrict } from '../district';
import { demoEnvironment } from './demo-secrets';

/** The product running on this machine. */
export interface RunningProduct {
  emulator: Emulator;
  simulator: Simulator;
  /** False when the demo district was there already. */
  seeded: boolean;
  close(): Promise<void>;
}

/**
 * Builds the functions, starts emulator and simulator, and fills the invented district.
 * @param options.root folder of the repository
 * @param options.data folder for keys and store
 * @param options.port of the simulator; 0 for a free one
 * @param options.reset empties the store first
 * @throws Error with a sentence: port taken, data held by another process, sources that do not build
 */
export async function runProduct(options: {
  root: string;
  data: string;
  port: number;
  reset?: boolean;
}): Promise<RunningProduct> {
  const { root, data } = options;
  const store = join(data, 'emulator');
  const keys = join(data, 'keys.json');
  if (existsSync(store) && !existsSync(keys))
    throw new Error(
      `${keys} is gone, and without it nobody can read what is sealed in ${store}. Delete ${data} to start anew.`,
    );
  const functions = await readyFunctions(root);
  // The emulator hands the functions what the project file names, from this process's own environment.
  Object.assign(process.env, demoEnvironment(keys, `cloud://demo-local.${bucketOf('demo-local')}`));
  const configFile = join(root, 'simulator.config.json');
  const emulator = await startEmulator({ port: 0, data: store, functions, project: configFile });
  try {
    if (options.reset) await reset(emulator.url);
    const { seeded } = await seedDistrict({ emulatorUrl: emulator.url, env: emulator.envId });
    const simulator = await startSimulator({
      projectDir: root,
      emulatorUrl: emulator.url,
      port: options.port,
      configFile,
    });
    const close = async () => {
      await simulator.close();
      await emulator.close();
    };
    return { emulator, simulator, seeded, close };
  } catch (error) {
    await emulator.close();
    throw error;
  }
}

async function reset(url: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/control/reset`, { method: 'POST', headers, body: '{}' });
  if (!answer.ok) throw new Error(`The store could not be emptied: ${await answer.text()}`);
}
