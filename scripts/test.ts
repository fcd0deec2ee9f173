import { runStages } from './check/run-stages';

/** `npm test`: types, lint, structure, components, everything that runs in Node, and the journeys in a browser. */
runStages().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    console.log('0 passed, 1 failed');
    process.exit(1);
  },
);
