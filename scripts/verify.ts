import { runStages } from './check/run-stages';

/**
 * `npm run verify`: what CI runs. `--full` runs the long form of the suite that has one, which reads `FULL=1`: a thousand kills of
 * the emulator instead of fifty.
 */
runStages(process.argv.includes('--full') ? { FULL: '1' } : {}).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    console.log('0 passed, 1 failed');
    process.exit(1);
  },
);
