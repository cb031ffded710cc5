/**
 * jest without a sandbox. Node itself loads the modules, TypeScript through swc, and keeps them from one test file to the
 * next: the server with its libraries is loaded once a run instead of once a file. Each file gets a jest of its own.
 */
const { createRequire, register } = require('node:module');
const { pathToFileURL } = require('node:url');
const { default: Runtime } = require('jest-runtime');

process.env.SWC_NODE_SOURCE_MAP_MODE = 'inline';
process.setSourceMapsEnabled(true);
register('@swc-node/register/esm', pathToFileURL(__filename));

/** What jest-circus keeps in the global scope for the file that is being run. */
const ofOneFile = [
  'EVENT_HANDLERS',
  'TEST_TIMEOUT_SYMBOL',
  'RETRY_TIMES',
  'RETRY_IMMEDIATELY',
  'WAIT_BEFORE_RETRY',
  'LOG_ERRORS_BEFORE_RETRY',
];
let files = 0;

module.exports = class NativeRuntime extends Runtime {
  /** Called for jest-circus, which collects the tests of a file in its module: a fresh one for each. */
  requireInternalModule(from, to) {
    if (to !== undefined) return createRequire(from)(to);
    for (const name of ofOneFile) delete globalThis[Symbol.for(name)];
    delete require.cache[from];
    files += 1;
    return require(from);
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  /** Called for the spec and for what is set up before it; both run anew for each file. */
  unstable_importModule(from) {
    globalThis.jest = this.jestGlobals.jestObjectFor(from);
    return import(`${pathToFileURL(from).href}?file=${files}`);
  }
};
