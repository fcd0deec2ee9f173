/**
 * The order of jest's files: the longest first, so that no long one is left over at the end while the other core is idle. A fresh
 * clone knows no durations of its own, hence this list; what is not in it follows by size.
 */
const Sequencer = require('@jest/test-sequencer').default;

/** Files that take more than half a minute on two cores, the longest first. */
const long = [
  'kill-points/letters',
  'journeys/every-screen',
  'kill-points/service',
  'kill-points/group',
  'malformed/malformed',
  'authorization/matrix',
  'tamper/tamper',
  'kill-points/families',
  'clock-kills/page-boundary',
  'clock-kills/every-step',
  'clock-kills/clock-kills',
];

const place = ({ path }) => {
  const at = long.findIndex((name) => path.endsWith(`/test/${name}.test.ts`));
  return at < 0 ? long.length : at;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
};
