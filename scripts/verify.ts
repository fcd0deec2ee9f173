import { runStages } from './check/run-stages';

/**
 * `npm run verify`: what CI runs. `--full` runs the long form of the suites that have one, which read `FULL=1`: a thousand kills of
 * the emulator instead of fifty, and every way to die at the steps that only read, too.
 */
runStages(process.argv.includes('--full') ? { FULL: '1' } : {}).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    console.log('0 passed, 1 failed');
    process.exit(1);
  },
);
