/**
 * What jest's own reporter leaves out: tests that passed only at their second try, and the slowest files. Under
 * `test/run.mjs` the two processes leave their parts in files, and it prints the sum.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

export default class Reporter {
  constructor({ rootDir }) {
    this.root = rootDir;
  }

  onRunComplete(_contexts, results) {
    const summary = summaryOf(results, this.root);
    if (process.env.TEST_SUMMARY) writeFileSync(process.env.TEST_SUMMARY, JSON.stringify(summary));
    else process.stderr.write(`${linesOf(summary).join('\n')}\n`);
  }
}

function summaryOf({ testResults, numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }, root) {
  const files = testResults.map(({ testFilePath, perfStats, testResults: tests }) => ({
    file: relative(root, testFilePath),
    seconds: (perfStats.end - perfStats.start) / 1000,
    flakes: tests.filter(({ status, invocations }) => status === 'passed' && invocations > 1).map(({ fullName }) => fullName),
  }));
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, skipped: numPendingTests, files };
}

/** @returns Lines to print: the ten slowest files, then each flake. */
export function linesOf({ files }) {
  const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, 10);
  const flakes = files.flatMap((one) => one.flakes.map((name) => `  ${one.file}: ${name}`));
  return [
    '',
    'Slowest files:',
    ...slowest.map(({ file, seconds }) => `  ${seconds.toFixed(1).padStart(6)} s  ${file}`),
    ...(flakes.length > 0 ? ['', 'Flakes, passed only at the second try; mend them:', ...flakes] : []),
  ];
}
