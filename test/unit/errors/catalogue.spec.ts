/** Every code that is thrown is catalogued, and every catalogued code can be thrown. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../../server/errors/catalogue/index.js';
import { inLanguage } from '../../../server/errors/define.js';

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

/** Codes written out, and those put together: `rule.${kind}_unknown`. */
const written = new Set([...sources.matchAll(/['"`]([a-z_]+(?:\.[a-z_]+)*)['"`]/g)].map(([, code]) => code!));
const composed = [...sources.matchAll(/`([a-z_.]+)\$\{[^}`]+\}([a-z_.]*)`/g)]
  .filter(([, start]) => start!.includes('.'))
  .map(([, start, end]) => new RegExp(`^${start!.replaceAll('.', '\\.')}[a-z_]+${end!.replaceAll('.', '\\.')}$`));

test.each(Object.keys(catalogue))('%s is used, and says something in both languages', (code) => {
  expect(written.has(code) || composed.some((pattern) => pattern.test(code))).toBe(true);
  for (const language of ['en', 'zh-CN'] as const) {
    const said = catalogue[code]!.message[language]({ label: { en: 'Field' } }, inLanguage(language));
    expect(said.length).toBeGreaterThan(0);
    expect(said).not.toContain('[object');
  }
});
