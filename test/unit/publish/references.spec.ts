/**
 * What is named is renamed, taken out by the offered fix, or cut out carelessly, on a real database with records in it:
 * publishing does it or refuses, and whatever is asked for afterwards is answered without a fault of the server.
 */
import { componentAt, keyOf, own, type ComponentRef } from '../../../metadata/documents/component.js';
import { remove, rename } from '../../../metadata/documents/refactor.js';
import { brokenReferences } from '../../../metadata/documents/references.js';
import { compile, type SourceDocument } from '../../../server/compile/compile.js';
import type { FieldModel, Model, ObjectModel } from '../../../server/compile/model.js';
import { Failure } from '../../../server/errors/define.js';
import { problemOf } from '../../../server/errors/problem.js';
import { publish } from '../../../server/publish/publish.js';
import type { Call } from '../../../server/contract/call.js';
import { answerApi, answerApp, answerForm } from '../../../server/serve/info/answers.js';
import { formQuery } from '../../../server/serve/info/form-query.js';
import { dataOf, readingOf, type Reading } from '../../support/reading.js';
import { openWorkspaceFrom, type TestWorkspace } from '../../support/workspace.js';
import { recordOf, writingOf, type Writing } from '../../support/writing.js';
import { isFull } from '../../support/extent.js';
import { edited } from '../documents/projects.js';
import { targets, without } from '../documents/reference-cases.js';
import { shop } from '../documents/shop.js';

const documents = shop();
let workspace: TestWorkspace;
let reading: Reading;
let writing: Writing;

beforeAll(async () => {
  workspace = await openWorkspaceFrom(documents);
  [reading, writing] = [readingOf(workspace), writingOf(workspace)];
});
afterAll(() => workspace.close());

/** Published, or refused for a reason that is told. */
async function published(sources: readonly SourceDocument[]): Promise<boolean> {
  try {
    await publish(workspace.database.admin, workspace.release.workspace, { documents: sources, message: 'test', author: 'test' });
    return true;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(problemOf(error, 'en', 'test').status).toBe(422);
    return false;
  }
}

/** Undefined where the caller may not, or the record does not fit; a fault of the server is thrown. */
async function attempt<T>(run: Promise<T>): Promise<T | undefined> {
  try {
    return await run;
  } catch (error) {
    if (!(error instanceof Failure) || problemOf(error, 'en', 'test').status >= 500) throw error;
    return undefined;
  }
}

/** Asks for everything that there is to ask for. */
async function work(): Promise<void> {
  // What is asked for is what the new release has; that an old one is never served is shown elsewhere.
  await workspace.releases.refresh(workspace.release.workspace.id);
  await everything(await workspace.call(['boss']), true);
  await everything(await workspace.call(['clerk']), false);
}

async function everything(call: Call, mayAll: boolean): Promise<void> {
  const { model } = call.release;
  await answerApp(call, reading.deps, undefined);
  await answerApi(call, reading.deps, undefined);
  await reading.search(call, 'q=x');
  for (const object of Object.values(model.objects)) {
    const listed = await attempt(reading.list(call, object.name));
    if (mayAll) expect(listed).toBeDefined();
    for (const view of object.views) await attempt(reading.list(call, object.name, `view=${view.name}`));
    await attempt(answerForm(call, reading.deps, formQuery(object.name, ''), undefined));
    const created = await attempt(writing.create(call, object.name, bodyFor(object)));
    if (mayAll) expect(created).toBeDefined();
    if (created) await follow(call, object, recordOf(created).id, mayAll ? Object.values(object.fields) : []);
  }
}

async function follow(call: Call, object: ObjectModel, id: string, fields: readonly FieldModel[]): Promise<void> {
  expect(await attempt(reading.one(call, object.name, id))).toBeDefined();
  await attempt(answerForm(call, reading.deps, formQuery(object.name, `id=${id}`), undefined));
  for (const field of fields) {
    const value = await valueFor(call, field, call.release.model);
    if (value !== undefined && !field.system) await attempt(writing.change(call, object.name, id, { [field.name]: value }));
  }
  await attempt(writing.change(call, object.name, id, bodyFor(object)));
  await attempt(writing.transitions(call, object.name, id));
  for (const { name } of object.flow?.transitions ?? []) await attempt(writing.move(call, object.name, id, { transition: name }));
  await attempt(writing.history(call, object.name, id));
  await attempt(writing.rights(call, object.name, id));
}

const bodyFor = ({ title }: ObjectModel): unknown => ({ [title]: 'x' });

async function valueFor(call: Call, { type, to, values }: FieldModel, model: Model): Promise<unknown> {
  const code = values?.find(({ active, when }) => active && !when)?.code;
  if (type === 'lookup') return to === undefined || !model.objects[to] ? undefined : dataOf(await reading.list(call, to))[0]?.id;
  return {
    text: 'y',
    decimal: 7,
    currency: 7,
    boolean: true,
    date: '2026-03-01',
    picklist: code,
    multi_picklist: code && [code],
  }[type];
}

/** Has no name, or one that is a code: those of stages, record types and values stand in records and are replaced by a job. */
const nameless = (ref: ComponentRef): boolean => {
  const [list] = ref.path.slice(-2);
  const component = componentAt(documents, ref);
  return own(component, 'name') === undefined || list === 'stages' || list === 'record_types';
};

test('the application works before anything is done to it', work, 60_000);

/** Every third is tried in every run; what each kind of reference does to documents is shown in `unit/documents`. */
const tried = targets.filter((_, index) => isFull || index % 3 === 0);

describe.each(tried.map((ref) => [keyOf(ref), ref] as const))('%s', (_, ref) => {
  if (!nameless(ref)) {
    test('renamed', async () => {
      const after = edited(documents, rename(documents, ref, 'quite_new').edits);
      expect(await published(after)).toBe(true);
      await work();
    }, 60_000);
  }

  test('taken out by the offered fix', async () => {
    const removal = remove(documents, ref);
    const after = edited(documents, removal.edits);
    if (removal.complete) expect(compile(after).model).not.toBeNull();
    // Refused where records stand in what goes, or a person has to decide first.
    if (await published(after)) await work();
  }, 60_000);

  test('cut out carelessly', async () => {
    const after = without(documents, ref);
    const isSound = compile(after).model !== null;
    // A tab is an id that the sections of its own layout name; all else is told by what names it.
    if (ref.path.at(-2) !== 'tabs') expect(brokenReferences(documents, after).length).toBeGreaterThan(0);
    const accepted = await published(after);
    if (!isSound) expect(accepted).toBe(false);
    if (accepted) await work();
  }, 60_000);

  test('put back', async () => {
    expect(await published(documents)).toBe(true);
    await workspace.releases.refresh(workspace.release.workspace.id);
    const call = await workspace.call(['boss']);
    for (const name of Object.keys(call.release.model.objects))
      expect(dataOf(await reading.list(call, name)).length).toBeGreaterThan(0);
  }, 60_000);
});
