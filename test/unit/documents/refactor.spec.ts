/** Over whole applications: any component can be renamed without anything else changing, and what is taken out leaves nothing behind. */
import { componentAt, keyOf, nameOf, own, type ComponentRef } from '../../../metadata/documents/component.js';
import { mend, remove, rename } from '../../../metadata/documents/refactor.js';
import { brokenReferences, referencesOf } from '../../../metadata/documents/references.js';
import { compile, type SourceDocument } from '../../../server/compile/compile.js';
import { componentsOf, edited, errorsOf, projects } from './projects.js';
import { shop } from './shop.js';
import { extent } from '../../support/extent.js';

const fresh = 'zz_another_name';
const warningsOf = (documents: readonly SourceDocument[]): readonly string[] =>
  compile(documents)
    .findings.map(({ code }) => code)
    .toSorted();
const namesOf = (documents: readonly SourceDocument[], ref: ComponentRef): boolean => {
  const component = componentAt(documents, ref);
  return own(component, 'name') !== undefined || own(component, 'code') !== undefined;
};

describe.each(projects)('%s', (name, documents) => {
  const components = componentsOf(documents);
  // Of a large application some are as good as all; of the one that has every kind of reference all are tried.
  const most = extent({ usual: 3, full: 1 });
  const stride = name === 'shop' ? most : documents.length > 15 ? 67 * most : 5 * most;

  test('is sound', () => {
    expect(errorsOf(documents)).toEqual([]);
    expect(components.length).toBeGreaterThan(10);
  });

  test('whatever is renamed, findings and model stay the same but for the name', () => {
    const findings = warningsOf(documents);
    const model = JSON.stringify({ ...compile(documents).model, hash: '' });
    const references = referencesOf(documents).length;
    for (const [index, ref] of components.entries()) {
      if (!namesOf(documents, ref) || index % stride !== 0) continue;
      const former = nameOf(componentAt(documents, ref))!;
      const { edits } = rename(documents, ref, fresh);
      const after = edited(documents, edits);
      const back = (text: string): string => text.replaceAll(fresh, former);
      expect(back(JSON.stringify(after))).toBe(JSON.stringify(documents));
      expect([keyOf(ref), warningsOf(after)]).toEqual([keyOf(ref), findings]);
      expect(referencesOf(after)).toHaveLength(references);
      expect(back(JSON.stringify({ ...compile(after).model, hash: '' }))).toBe(model);
      expect(brokenReferences(documents, after)).toEqual([]);
    }
  });

  test('whatever can be taken out without asking leaves sound documents and nothing that names it', () => {
    let complete = 0;
    for (const [index, ref] of components.entries()) {
      if (index % stride !== 0) continue;
      const removal = remove(documents, ref);
      if (!removal.complete) continue;
      complete += 1;
      const after = edited(documents, removal.edits);
      // Without a manifest there is no application.
      if (ref.kind !== 'app') expect([keyOf(ref), errorsOf(after)]).toEqual([keyOf(ref), []]);
      expect([keyOf(ref), brokenReferences(documents, after)]).toEqual([keyOf(ref), []]);
      expect(componentAt(after, ref)).toBeUndefined();
    }
    expect(complete).toBeGreaterThan(name === 'shop' ? 10 : 0);
  });

  test('what was removed or renamed carelessly is put right afterwards', () => {
    for (const [index, ref] of components.entries()) {
      if (ref.kind === 'app' || ref.path.length === 0 || index % (2 * stride) !== 0) continue;
      const careless = without(documents, ref);
      const mended = mend(documents, careless);
      if (!mended.complete || !remove(documents, ref).complete) continue;
      const after = edited(careless, mended.edits);
      expect([keyOf(ref), brokenReferences(documents, after)]).toEqual([keyOf(ref), []]);
      expect([keyOf(ref), errorsOf(after).filter((error) => !/too_few|no_active/.test(error))]).toEqual([keyOf(ref), []]);
    }
  });
});

/** Cut out and nothing else. */
function without(documents: readonly SourceDocument[], ref: ComponentRef): SourceDocument[] {
  const target = componentAt(documents, ref);
  const cut = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.filter((one) => one !== target).map(cut);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node)
        .filter(([, value]) => value !== target)
        .map(([key, value]) => [key, cut(value)]),
    );
  };
  return documents.map(({ file, content }) => ({ file, content: cut(content) }));
}

test('documents are not changed, and what is not touched is the same', () => {
  const documents = shop();
  const before = JSON.stringify(documents);
  const { edits } = rename(documents, { kind: 'object', id: 'o2', path: ['fields', 'f11'] }, 'tip');
  expect(JSON.stringify(documents)).toBe(before);
  const order = edits.find(({ id }) => id === 'o2')!.content as { fields: unknown[] };
  expect(order.fields[0]).toBe(
    (documents.find(({ file }) => file.includes('order'))!.content as { fields: unknown[] }).fields[0],
  );
  expect(edits.map(({ id }) => id).toSorted()).toEqual(['c1', 'o2']);
});
