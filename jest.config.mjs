/** What both projects share. */
const common = {
  rootDir: import.meta.dirname,
  testEnvironment: '<rootDir>/test/support/native-environment.cjs',
  runtime: '<rootDir>/test/support/native-runtime.cjs',
  transform: {},
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  extensionsToTreatAsEsm: ['.ts'],
};

/** @type {import('jest').Config} */
export default {
  testTimeout: 30_000,
  reporters: ['default', ['<rootDir>/test/support/reporter.mjs', { rootDir: import.meta.dirname }]],
  projects: [
    {
      ...common,
      displayName: 'screens',
      testMatch: ['<rootDir>/test/ui/**/*.spec.ts'],
      // A browser on a busy machine may stumble: one more try, the first failure printed, and the test named as a flake.
      setupFilesAfterEnv: ['<rootDir>/test/support/retry-screens.mjs'],
    },
    {
      ...common,
      displayName: 'rest',
      testMatch: ['<rootDir>/test/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/test/ui/'],
    },
  ],
};
