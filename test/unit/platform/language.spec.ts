import { languageOf } from '../../../server/http/language.js';

test.each([
  [undefined, 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['en-GB, zh;q=0.5', 'en'],
  ['en;q=0.2, zh-Hans', 'zh-CN'],
  ['fr-FR, zh;q=0.3', 'zh-CN'],
  ['zh;q=0, en', 'en'],
  ['fr, de', 'en'],
  [';;q=,', 'en'],
])('%s → %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
