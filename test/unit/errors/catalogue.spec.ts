/** Every code that is thrown is catalogued, and every catalogued code can be thrown. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../../server/errors/catalogue/index.js';

const root = new URL('../../..', import.meta.url).pathname;
const sources = ['server', 'metadata/rules', 'metadata/values']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !entry.parentPath.endsWith('errors/catalogue'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n');

test('what is thrown is catalogued', () => {
  const thrown = [...sources.matchAll(/new Failure\(\s*'([^']+)'/g)].map(([, code]) => code!);
  expect(thrown.filter((code) => !catalogue[code])).toEqual([]);
});

test.each(Object.keys(catalogue))('%s is used, and says something in both languages', (code) => {
  expect(sources).toMatch(new RegExp(`['"\`]${code.replaceAll('.', '\\.')}['"\`]|\\$\\{[^}]*\\}\\.?${code.split('.').at(-1)}['"\`]`));
  for (const language of ['en', 'zh-CN'] as const) {
    const said = catalogue[code]!.message[language]({ label: { en: 'Field' } }, (label) => String(label));
    expect(said.length).toBeGreaterThan(0);
    expect(said).not.toContain('[object');
  }
});
