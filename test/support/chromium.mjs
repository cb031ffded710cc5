/**
 * How a real Chromium is started: the one in CHROMIUM_PATH, else the headless shell that npm brings along
 * (@sparticuz/chromium) with the libraries it needs, which does a third less work than a whole browser, else an installed
 * one. Plain JavaScript, since the runner starts it.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launchOptions = async () => ({ args, ...(await program()) });

async function program() {
  if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH };
  const shell = await headlessShell();
  const executablePath = installed.find((candidate) => existsSync(candidate));
  // The shell is for Linux on the common processors.
  return (await isRunning(shell)) || !executablePath ? shell : { executablePath };
}

async function headlessShell() {
  const folder = await unpacked();
  return {
    executablePath: join(folder, 'chromium'),
    // The package's own flags switch web security off; these are only what a container without a GPU needs.
    args: [...args, '--no-zygote', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: process.env.FONTCONFIG_FILE ?? join(folder, 'fonts.conf'),
    },
  };
}

const isRunning = ({ executablePath, env }) =>
  promisify(execFile)(executablePath, ['--version'], { env }).then(
    () => true,
    () => false,
  );

/** Unpacked once a machine; under another name first, so that nobody starts half of it. */
async function unpacked() {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const archives = join(dirname(entry), '..', 'bin');
  const folder = join(tmpdir(), `touchstone-chromium-${process.getuid?.() ?? 'user'}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  const fresh = await mkdtemp(`${folder}-`);
  const script = `
    import { inflate } from ${JSON.stringify(pathToFileURL(entry).href)};
    for (const name of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) await inflate(${JSON.stringify(`${archives}/`)} + name);`;
  // It unpacks into the folder for temporary files, which a process of its own may name.
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TMPDIR: fresh, NODE_OPTIONS: '' },
  });
  await writeFile(join(fresh, 'fonts.conf'), fontsIn(folder));
  try {
    await rename(fresh, folder);
  } catch {
    await rm(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** The package looks for its font where the cloud it was made for puts it. Without any font no text is laid out. */
const fontsIn = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
