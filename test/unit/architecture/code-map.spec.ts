/** CONTRIBUTING's code map names every folder there is, and no other. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('../../..', import.meta.url).pathname;
const mapped = ['metadata', 'server', 'studio', 'runtime-ui', 'test'];
/** Folders whose insides are content, not structure. */
const closed = /^(metadata\/templates\/[^/]+|test\/(projects|golden|unit|bench))(\/|$)/;

function foldersBelow(folder: string, depth: number): string[] {
  if (depth === 0 || closed.test(folder)) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => `${folder}/${entry.name}`)
    .flatMap((inner) => [inner, ...foldersBelow(inner, depth - 1)]);
}

const isEmpty = (folder: string): boolean => readdirSync(join(root, folder)).length === 0;

test('the code map and the tree name the same folders', () => {
  const map = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').split('## Code map')[1]?.split('\n## ')[0] ?? '';
  const named = [...map.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, folder]) => folder!);
  const present = mapped.flatMap((folder) => [folder, ...foldersBelow(folder, 2)]).filter((folder) => !isEmpty(folder));
  expect(named.toSorted()).toEqual(present.filter((folder) => !['metadata', 'server'].includes(folder)).toSorted());
});
