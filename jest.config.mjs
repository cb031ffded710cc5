/** What both projects share. */
const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)(?<!\\.json)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
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
