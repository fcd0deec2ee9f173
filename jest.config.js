/** Three worlds: Node (rules, functions, emulator), components under miniprogram-simulate in jsdom, journeys in a browser. */
const shared = {
  transform: {
    '^.+\\.(t|j)sx?$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/'],
  modulePathIgnorePatterns: [
    '<rootDir>/dist/',
    '<rootDir>/test/build/fixtures/dist/',
    '<rootDir>/test/deploy/fixtures/dist/',
  ],
};

/** @type {import('jest').Config} */
module.exports = {
  // A machine may be busy; what must be quick is measured by `npm run bench`, not by a time-out.
  testTimeout: 120_000,
  testSequencer: './test/longest-first.js',
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/components/', '<rootDir>/test/journeys/'],
    },
    {
      ...shared,
      displayName: 'components',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/test/components/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'journeys',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/journeys/**/*.test.ts'],
    },
  ],
};
