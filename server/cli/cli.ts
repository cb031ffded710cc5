/** `npm run cli -- …`: configuration from files, workspaces. Prints plain words; exits 1 where something is wrong. */
import { Command } from 'commander';
import type { Pool } from 'pg';
import { compile, type Finding } from '../compile/compile.js';
import { messageOf } from '../errors/problem.js';
import { Failure, type Language } from '../errors/define.js';
import { openPlatform } from '../platform/db/open-platform.js';
import { readSettings } from '../platform/settings.js';
import { readDocuments } from '../publish/folder.js';
import { planPublish, type Plan } from '../publish/plan.js';
import { currentOf, publish } from '../publish/publish.js';
import { createWorkspace, findWorkspace, listWorkspaces, type WorkspaceEntry } from '../publish/workspace.js';
import { describeChange } from '../publish/words.js';

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
  .command('plan <folder>')
  .description('say what publishing the folder would change in a workspace')
  .option('-w, --workspace <name>', 'workspace', 'main')
  .option('--sql', 'print the DDL too', false)
  .action(async (folder: string, options: { workspace: string; sql: boolean }) => {
    const { documents } = await readChecked(folder);
    await withWorkspace(options.workspace, async (admin, workspace) => {
      const current = await currentOf(admin, workspace.id, workspace.release);
      printPlan(await planPublish(admin, workspace.schema, current, documents), workspace, options.sql);
    });
  });

program
  .command('apply <folder>')
  .description('publish the folder as the next release of a workspace')
  .option('-w, --workspace <name>', 'workspace', 'main')
  .option('-m, --message <text>', 'what this release is for', 'Applied from files')
  .action(async (folder: string, options: { workspace: string; message: string }) => {
    const { documents } = await readChecked(folder);
    await withWorkspace(options.workspace, async (admin, workspace) => {
      const published = await publish(admin, workspace, { documents, message: options.message, author: 'cli' });
      printPlan(published.plan, workspace, false);
      say(published.changed ? `Published as release ${published.release}.` : `Nothing to publish; release ${published.release} stays.`);
    });
  });

const workspaces = program.command('workspace').description('workspaces: tenants of this installation');

workspaces
  .command('create <name>')
  .description('create a workspace with a schema and memberships of its own')
  .option('-l, --label <text>', 'name shown to people')
  .option('-t, --template <folder>', 'application to publish in it')
  .option('-a, --admin <email>', 'existing user who becomes its administrator')
  .action(async (name: string, options: { label?: string; template?: string; admin?: string }) => {
    const read = options.template === undefined ? null : await readChecked(options.template);
    await withDatabase(async (admin) => {
      const workspace = await createWorkspace(admin, { name, label: options.label ?? name });
      say(`Workspace ${name} is created (schema ${workspace.schema}).`);
      if (!read) return;
      const published = await publish(admin, workspace, { documents: read.documents, message: 'First release', author: 'cli' });
      say(`Published as release ${published.release}.`);
    });
  });

workspaces
  .command('list')
  .description('list the workspaces')
  .action(() =>
    withDatabase(async (admin) => {
      for (const { name, label, release } of await listWorkspaces(admin)) say(`${name}\t${label}\trelease ${release}`);
    }),
  );

async function readChecked(folder: string) {
  const { documents, findings: unreadable } = await readDocuments(folder).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Failure('cli.no_folder', { folder }) : error;
  });
  const findings = [...unreadable, ...compile(documents).findings];
  for (const finding of findings) say(sentence(finding));
  const errors = findings.filter(({ level }) => level === 'error').length;
  if (errors > 0) throw new Refused(`${errors} error${errors === 1 ? '' : 's'}; nothing was done.`);
  return { documents };
}

const sentence = ({ level, file, pointer, code, params }: Finding): string => `${level}: ${file}${pointer && `#${pointer}`}: ${messageOf(code, params, language)}`;

function printPlan(plan: Plan, workspace: WorkspaceEntry, withSql: boolean): void {
  say(`Workspace ${workspace.name}, release ${workspace.release}:`);
  if (plan.changes.length === 0) say('  nothing changes.');
  for (const change of plan.changes) say(`  ${describeChange(change, language)}`);
  for (const { label, count, examples } of plan.duplicates) {
    say(`  ${messageOf('publish.duplicate_values', { label, count, examples: examples.join(', ') }, language)}`);
  }
  if (withSql) for (const { sql } of plan.ddl) say(`    ${sql};`);
}

async function withDatabase<T>(run: (admin: Pool) => Promise<T>): Promise<T> {
  const platform = await openPlatform(readSettings(process.env));
  try {
    return await run(platform.admin);
  } finally {
    await platform.close();
  }
}

const withWorkspace = (name: string, run: (admin: Pool, workspace: WorkspaceEntry) => Promise<void>): Promise<void> =>
  withDatabase(async (admin) => run(admin, await findWorkspace(admin, name)));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof Failure) {
    console.error(messageOf(error.code, error.params, language));
    for (const { pointer, code, params } of error.violations) console.error(`  ${pointer}: ${messageOf(code, params, language)}`);
  } else console.error(error instanceof Refused ? error.message : error);
  process.exitCode = 1;
}
