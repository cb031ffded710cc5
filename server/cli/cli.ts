/** `npm run cli -- …`: configuration from files, workspaces. Prints plain words; exits 1 where something is wrong. */
import { Command, InvalidArgumentError } from 'commander';
import { compile, type Finding, type SourceDocument } from '../compile/compile.js';
import { messageOf } from '../errors/problem.js';
import { Failure, type Language } from '../errors/define.js';
import { usersForDemo } from '../demo-people.js';
import type { Database } from '../platform/db/database.js';
import { openPlatform } from '../platform/db/open-platform.js';
import { Users } from '../platform/identity/users.js';
import { readSettings } from '../platform/settings.js';
import { StartFault } from '../platform/start-fault.js';
import { readDocuments } from '../publish/folder.js';
import { filed } from '../publish/draft/files.js';
import { changesBetween } from '../publish/draft/plan.js';
import { contentsOf as draftContents } from '../publish/draft/state.js';
import { DraftStore } from '../publish/draft/store.js';
import { publish, type Published } from '../publish/publish.js';
import { ReleaseStore } from '../publish/release-store.js';
import { createWorkspace, findWorkspace, listWorkspaces, type WorkspaceEntry } from '../publish/workspace.js';
import type { StudioPlan } from '../contract/draft.js';
import { makeAdministrator, resetPassword } from './administrator.js';
import { contentsIn, planFolder } from './folder-plan.js';
import { writeDocuments } from './folder-files.js';
import { fillWithDemoData } from './demo/demo.js';

const language: Language = /^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh-CN' : 'en';
const say = (line: string): void => console.log(line);

/** A failure that was already told to the user. */
class Refused extends Error {}

const program = new Command('touchstone').description('Touchstone from the command line').showHelpAfterError();

program
  .command('validate <folder>')
  .description('check the documents in a folder; needs no database')
  .action(async (folder: string) => {
    const { documents } = await readChecked(folder);
    say(`${documents.length} documents, no error.`);
  });

program
  .command('pull <folder>')
  .description('write the configuration of a workspace into a folder; documents it does not have are removed from it')
  .option('-w, --workspace <name>', 'workspace', 'main')
  .option('-r, --release <number>', 'an earlier release; without it the one in force', releaseNumber)
  .option('--draft', 'what the administrators are working on, unfinished as it may be', false)
  .action((folder: string, options: Source & { workspace: string }) =>
    withWorkspace(options.workspace, async ({ admin }, workspace) => {
      const documents = filed((await contentsOf(admin, workspace, options)).values());
      const { written, removed, unchanged } = await writeDocuments(folder, documents);
      for (const file of written) say(`  written: ${file}`);
      for (const file of removed) say(`  removed: ${file}`);
      say(`${folder}: ${written.length} written, ${removed.length} removed, ${unchanged} as they were.`);
    }),
  );

program
  .command('diff <folder>')
  .description('say in plain words what a folder changes of a workspace; it need not be finished')
  .option('-w, --workspace <name>', 'workspace', 'main')
  .option('-r, --release <number>', 'an earlier release; without it the one in force', releaseNumber)
  .option('--draft', 'what the administrators are working on', false)
  .option('--exit-code', 'end with 1 where there is a difference', false)
  .action(async (folder: string, options: Source & { workspace: string; exitCode: boolean }) => {
    const contents = contentsIn(await readFolder(folder));
    await withWorkspace(options.workspace, async ({ admin }, workspace) => {
      const there = await contentsOf(admin, workspace, options);
      const changes = changesBetween(there.values(), contents.values(), language);
      if (changes.length === 0) say('No difference.');
      for (const { text } of changes) say(text);
      if (changes.length > 0 && options.exitCode) process.exitCode = 1;
    });
  });

program
  .command('plan <folder>')
  .description('say what publishing the folder would change in a workspace, and which records it touches')
  .option('-w, --workspace <name>', 'workspace', 'main')
  .option('--sql', 'print the DDL too', false)
  .action(async (folder: string, options: { workspace: string; sql: boolean }) => {
    const { documents } = await readChecked(folder);
    await withWorkspace(options.workspace, async ({ admin }, workspace) => {
      printPlan(await planFolder(admin, workspace, documents, language), workspace, options.sql);
    });
  });

program
  .command('apply <folder>')
  .description('publish the folder as the next release of a workspace')
  .option('-w, --workspace <name>', 'workspace', 'main')
  .option('-m, --message <text>', 'what this release is for', 'Applied from files')
  .option('--confirm', 'publish although records, rights or values are touched', false)
  .action(async (folder: string, options: { workspace: string; message: string; confirm: boolean }) => {
    const { documents } = await readChecked(folder);
    await withWorkspace(options.workspace, async ({ admin }, workspace) => {
      const plan = await planFolder(admin, workspace, documents, language);
      printPlan(plan, workspace, false);
      if (plan.risk !== 'safe' && plan.risk !== 'blocked' && !options.confirm) throw new Failure('cli.confirm', {});
      const request = { documents, message: options.message, author: 'cli', basedOn: workspace.release };
      const published = await publish(admin, workspace, request);
      say(
        published.changed
          ? `Published as release ${published.release}.`
          : `Nothing to publish; release ${published.release} stays.`,
      );
      sayUnsettled(published);
    });
  });

const workspaces = program.command('workspace').description('workspaces: tenants of this installation');

workspaces
  .command('create <name>')
  .description('create a workspace with a schema and memberships of its own')
  .option('-l, --label <text>', 'name shown to people')
  .option('-t, --template <folder>', 'application to publish in it')
  .option('-a, --admin <email>', 'who administers it; needs --template')
  .action(async (name: string, options: { label?: string; template?: string; admin?: string }) => {
    if (options.admin !== undefined && options.template === undefined) throw new Failure('cli.admin_needs_template', {});
    const read = options.template === undefined ? null : await readChecked(options.template);
    await withDatabase(async (database) => {
      const workspace = await createWorkspace(database.admin, { name, label: options.label ?? name });
      say(`Workspace ${name} is created (schema ${workspace.schema}).`);
      if (!read) return;
      const request = { documents: read.documents, message: 'First release', author: 'cli' };
      const published = await publish(database.admin, workspace, request);
      say(`Published as release ${published.release}.`);
      sayUnsettled(published);
      if (options.admin !== undefined) await makeAdministrator(database, workspace, { email: options.admin, language }, say);
    });
  });

workspaces
  .command('admin <name> <email>')
  .description('make somebody an administrator of a workspace, whoever is left in it')
  .action((name: string, email: string) =>
    withWorkspace(name, (database, workspace) => makeAdministrator(database, workspace, { email, language }, say)),
  );

workspaces
  .command('password <name> <email>')
  .description('give a member of a workspace a temporary password')
  .action((name: string, email: string) =>
    withWorkspace(name, (database, workspace) => resetPassword(database, workspace, email, say)),
  );

workspaces
  .command('list')
  .description('list the workspaces')
  .action(() =>
    withDatabase(async ({ admin }) => {
      for (const { name, label, release } of await listWorkspaces(admin)) say(`${name}\t${label}\trelease ${release}`);
    }),
  );

program
  .command('demo')
  .description('add demo data to a workspace that runs the touchpoint CRM')
  .option('-w, --workspace <name>', 'workspace', 'main')
  .option('-c, --customers <number>', 'how many customers', count, 300)
  .option('-t, --touchpoints <number>', 'how many touchpoints', count, 3000)
  .option('-s, --seed <number>', 'the same seed gives the same data', count, 1)
  .action(({ workspace: name, ...amount }: { workspace: string; customers: number; touchpoints: number; seed: number }) =>
    withWorkspace(name, async ({ admin, source }, workspace) => {
      const release = await new ReleaseStore(admin).current(workspace.id);
      const users = await usersForDemo(new Users(source), release);
      if (release.model.objects.touchpoint === undefined) throw new Failure('cli.demo_other_app', { name });
      if (users.length === 0) throw new Failure('cli.demo_nobody', { name });
      await fillWithDemoData(admin, workspace, release.model, { ...amount, users, now: new Date() }, say);
    }),
  );

function count(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}

function releaseNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be the number of a release.');
}

/** What of a workspace is meant: its draft, or a release. */
interface Source {
  readonly release?: number;
  readonly draft: boolean;
}

/** By key. */
async function contentsOf(
  admin: Database['admin'],
  { id, name, release: current }: WorkspaceEntry,
  { release = current, draft }: Source,
): Promise<ReadonlyMap<string, unknown>> {
  if (current === 0 && !draft) throw new Failure('workspace.empty', { name });
  const store = new DraftStore(admin);
  return draft ? draftContents(await store.read(id)) : store.release(admin, id, release);
}

/** Documents as they stand in the files, right or wrong. */
async function readFolder(folder: string): Promise<readonly SourceDocument[]> {
  const { documents, findings } = await readDocuments(folder).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Failure('cli.no_folder', { folder }) : error;
  });
  refuseErrors(findings);
  return documents;
}

async function readChecked(folder: string): Promise<{ readonly documents: readonly SourceDocument[] }> {
  const documents = await readFolder(folder);
  refuseErrors(compile(documents).findings);
  return { documents };
}

function refuseErrors(findings: readonly Finding[]): void {
  for (const finding of findings) say(sentence(finding));
  const errors = findings.filter(({ level }) => level === 'error').length;
  if (errors > 0) throw new Refused(`${errors} error${errors === 1 ? '' : 's'}; nothing was done.`);
}

const sentence = ({ level, file, pointer, code, params }: Finding): string =>
  `${level}: ${file}${pointer && `#${pointer}`}: ${messageOf(code, params, language)}`;

/** What stands before a line that asks to be looked at. */
const marks = { safe: '  ', confirm: '? ', destroys: '! ', blocked: 'x ' } as const;

function printPlan(plan: StudioPlan, workspace: WorkspaceEntry, withSql: boolean): void {
  say(`Workspace ${workspace.name}, release ${workspace.release}:`);
  if (plan.changes.length === 0) say('  nothing changes.');
  for (const { text, risk } of plan.changes) say(`${marks[risk]}${text}`);
  for (const { text, risk, samples } of plan.impacts) {
    say(`${marks[risk]}${text}`);
    for (const { id, label } of samples.slice(0, 3)) say(`      ${label ?? id}`);
  }
  for (const { text } of plan.access) say(`${marks.safe}${text}`);
  for (const { message, level } of plan.findings) if (level === 'error') say(`${marks.blocked}${message}`);
  if (withSql) for (const sql of plan.ddl) say(`    ${sql};`);
}

function sayUnsettled({ unsettled }: Published): void {
  if (unsettled === undefined) return;
  say(`Not all indexes could be built (${(unsettled as Error).message}). The next start of the server tries again.`);
}

async function withDatabase<T>(run: (database: Database) => Promise<T>): Promise<T> {
  const database = await openPlatform(readSettings(process.env));
  try {
    return await run(database);
  } finally {
    await database.close();
  }
}

const withWorkspace = (name: string, run: (database: Database, workspace: WorkspaceEntry) => Promise<void>): Promise<void> =>
  withDatabase(async (database) => run(database, await findWorkspace(database.admin, name)));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof Failure) {
    console.error(messageOf(error.code, error.params, language));
    for (const { pointer, code, params } of error.violations) console.error(`  ${pointer}: ${messageOf(code, params, language)}`);
  } else console.error(error instanceof Refused || error instanceof StartFault ? error.message : error);
  process.exitCode = 1;
}
