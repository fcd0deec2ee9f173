import { runStages } from './check/run-stages';

/**
 * `npm run verify`: what CI runs. `--full` runs the long forms of the suites that have one: they read `FULL=1` (more kills, more random
 * lives).
 */
runStages(process.argv.includes('--full') ? { FULL: '1' } : {}).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    console.log('0 passed, 1 failed');
    process.exit(1);
  },
);
