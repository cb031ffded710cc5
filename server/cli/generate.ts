/** Writes every file that is made from the code; `--check` only compares and fails on a difference. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { argv, cwd, exit } from 'node:process';
import { generatedFiles } from './generated.js';

const check = argv.includes('--check');
const root = cwd();
const stale: string[] = [];

for (const { file, content } of generatedFiles(root)) {
  const path = join(root, file);
  const [made, found] = await Promise.all([content(), readFile(path, 'utf8').catch(() => null)]);
  if (made === found) continue;
  stale.push(file);
  // Later files may be made from earlier ones, so each is written before the next is made.
  if (check) continue;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, made);
}

for (const file of stale) console.log(check ? `${file} is not what the code says; run npm run generate.` : `wrote ${file}`);
if (check && stale.length > 0) exit(1);
