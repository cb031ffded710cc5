/** What is being entered survives: the end of a session, a publish, a reload, another tab. */
import type { DocumentLike } from '../../metadata/documents/component.js';
import { mend } from '../../metadata/documents/refactor.js';
import { readDocuments } from '../../server/publish/folder.js';
import { publish } from '../../server/publish/publish.js';
import { testPassword } from '../support/server.js';
import type { Caller } from '../support/caller.js';
import { openGallery, type Gallery } from '../support/gallery.js';
import type { Screen } from '../support/screen.js';
import { project } from '../support/workspace.js';
import { long } from '../support/extent.js';

type Content = Readonly<Record<string, unknown>> & { readonly name?: string; readonly kind?: string };
type Field = Readonly<Record<string, unknown>> & { readonly id: string };

let gallery: Gallery;
let documents: Awaited<ReturnType<typeof readDocuments>>['documents'];
let screen: Screen;
let person: Caller;

beforeAll(async () => {
  gallery = await openGallery();
  ({ documents } = await readDocuments(project('gallery')));
});
beforeEach(async () => {
  person = gallery.server.stranger();
  await person.signIn(gallery.curator.email, testPassword);
  screen = await gallery.screen({ as: person });
});
afterEach(async () => {
  // A session that ends is answered with 401, which Chromium calls an error.
  expect(screen.problems().filter((text) => !/status of 40[14]/.test(text))).toEqual([]);
  await screen.close();
});
afterAll(() => gallery?.close());

const field = (label: string) => screen.page.getByLabel(label, { exact: true });
const save = () => screen.page.getByRole('button', { name: 'Save' }).click();
const news = () => screen.page.getByRole('status').filter({ hasText: 'The application was changed' });
const offer = () => screen.page.getByRole('status').filter({ hasText: 'You have unsaved changes' });
const recordsNamed = async (object: string, name: string) =>
  (await gallery.curator.get<{ data: Record<string, unknown>[] }>(`/api/records/${object}?name=${encodeURIComponent(name)}`)).body
    .data;

/** Publishes the gallery with one of its objects changed, and what named its parts after it; null: without it. */
async function release(name: string, change: (content: Content) => Content | null): Promise<void> {
  const asDocuments = (from: typeof documents) =>
    from.map(({ content }) => ({ kind: (content as Content).kind, id: (content as Content).id, content }) as DocumentLike);
  const changed = documents.flatMap((document) => {
    const content = document.content as Content;
    if (content.kind !== 'object' || content.name !== name) return [document];
    const next = change(content);
    return next ? [{ ...document, content: next }] : [];
  });
  const { edits } = mend(asDocuments(documents), asDocuments(changed));
  const mended = changed.map((document) => {
    const { kind, id } = document.content as Content;
    return { ...document, content: edits.find((edit) => edit.kind === kind && edit.id === id)?.content ?? document.content };
  });
  const { database, workspace } = gallery.server;
  await publish(database.admin, workspace, { documents: mended, message: '', author: 'test' }).catch((error: unknown) => {
    throw new Error(JSON.stringify(error));
  });
}
const original = () => release('', (content) => content);
/** Fields by their names; null takes one away, an unknown name adds one. */
const fields = (changes: Readonly<Record<string, Partial<Field> | null>>) => (content: Content) => {
  const known = (content.fields as readonly (Field & { readonly name: string })[]).flatMap((one) => {
    const change = changes[one.name];
    return change === null ? [] : [{ ...one, ...change }];
  });
  const names = new Set(known.map(({ name }) => name));
  const added = Object.entries(changes).flatMap(([name, change]) =>
    change && !names.has(name) && !('name' in change) ? [{ name, ...change }] : [],
  );
  // What is given as undefined is left out.
  return JSON.parse(JSON.stringify({ ...content, fields: [...known, ...added] })) as Content;
};
/** The layout in two tabs: sections by id in the second, one of them given up for the first section. */
const inTabs = (second: Readonly<Record<string, string>>, without?: string) => (content: Content) => {
  type Section = { readonly id: string; readonly fields: readonly string[] };
  const { sections, ...layout } = content.layout as { readonly sections: readonly Section[] };
  const homeless = sections.find(({ id }) => id === without)?.fields ?? [];
  const tabs = [
    { id: 'main', label: { en: 'Details' } },
    { id: 'figures', label: { en: 'Figures' } },
  ];
  const placed = sections
    .filter(({ id }) => id !== without)
    .map((section, index) => ({
      ...section,
      tab: second[section.id] ?? 'main',
      fields: index === 0 ? [...section.fields, ...homeless] : section.fields,
    }));
  return { ...content, layout: { ...layout, tabs, sections: placed } };
};
interface FlowChanges {
  readonly stages?: Readonly<Record<string, object | null>>;
  readonly transitions?: Readonly<Record<string, object | null>>;
}
/** Stages and transitions by their ids; null takes one away. */
const withFlow =
  ({ stages = {}, transitions = {} }: FlowChanges) =>
  (content: Content) => {
    const flow = content.flow as Readonly<Record<'stages' | 'transitions', readonly { readonly id: string }[]>>;
    const changed = (all: readonly { readonly id: string }[], changes: Readonly<Record<string, object | null>>) =>
      all.flatMap((one) => (changes[one.id] === null ? [] : [{ ...one, ...changes[one.id] }]));
    return {
      ...content,
      flow: { ...flow, stages: changed(flow.stages, stages), transitions: changed(flow.transitions, transitions) },
    };
  };
/** Runs in the page, which lets nobody evaluate texts. */
const countKept = (): number =>
  Object.keys((globalThis as unknown as { readonly localStorage: object }).localStorage).filter((key) =>
    key.startsWith('touchstone.unsaved/'),
  ).length;
const keptKeys = () => screen.page.evaluate(countKept);
/** Until what was typed is kept, `count` entries in all. */
async function kept(count: number): Promise<void> {
  for (let tries = 0; tries < 200 && (await keptKeys()) !== count; tries++) await screen.page.waitForTimeout(50);
  expect(await keptKeys()).toBe(count);
}
/** As a tab comes back that was closed or crashed: nobody is asked. */
async function reload(): Promise<void> {
  screen.page.once('dialog', (dialog) => void dialog.accept());
  await screen.page.reload();
  await screen.page.getByRole('heading', { level: 1 }).waitFor();
}

describe('the end of a session', () => {
  const dialog = () => screen.page.getByRole('dialog', { name: 'Your session has ended' });
  const signInAgain = async (password = testPassword) => {
    // By the keys: they go where the focus is, whatever dialog is behind.
    const box = dialog().getByLabel('Password', { exact: true });
    await box.click();
    await screen.page.keyboard.press('ControlOrMeta+a');
    await screen.page.keyboard.type(password);
    expect(await box.inputValue()).toBe(password);
    await screen.page.keyboard.press('Enter');
  };

  test('is mended over the page, and what was to be saved is saved, once', async () => {
    const { page } = screen;
    await screen.open('/artist/new');
    await field('Name').fill('Artist of two sessions');
    await person.delete('/api/session');
    await field('Country').fill('Peru');
    await save();
    await dialog().waitFor();
    expect(await dialog().getByLabel('Email').inputValue()).toBe(gallery.curator.email);
    expect(await dialog().getByLabel('Email').isEditable()).toBe(false);
    expect(await page.evaluate(`getComputedStyle(document.getElementById('root')).filter`)).toMatch(/blur/);
    await page.keyboard.press('Escape');
    await signInAgain('not the password');
    await dialog()
      .getByRole('alert')
      .filter({ hasText: /password/i })
      .waitFor();
    expect(await recordsNamed('artist', 'Artist of two sessions')).toEqual([]);
    await signInAgain();
    await page.getByText('“Artist of two sessions” is created.').waitFor();
    await dialog().waitFor({ state: 'detached' });
    expect(await recordsNamed('artist', 'Artist of two sessions')).toMatchObject([{ country: 'Peru' }]);
    expect(await page.evaluate(`getComputedStyle(document.getElementById('root')).filter`)).toBe('none');
  });

  long('is mended by signing in in another tab', async () => {
    const { page } = screen;
    await screen.open('/artist/new');
    await field('Name').fill('Artist of two tabs');
    await person.delete('/api/session');
    await save();
    await dialog().waitFor();
    const other = await page.context().newPage();
    await other.goto('/app/sign-in');
    await other.getByLabel('Email').fill(gallery.curator.email);
    await other.getByLabel('Password', { exact: true }).fill(testPassword);
    await other.keyboard.press('Enter');
    await page.getByText('“Artist of two tabs” is created.').waitFor();
    expect(await recordsNamed('artist', 'Artist of two tabs')).toHaveLength(1);
  });

  test('may be another person’s turn, who sees nothing of what was there; it is there when the first comes back', async () => {
    const { page } = screen;
    const visitor = await gallery.server.user(['visitor']);
    await screen.open('/artist/new');
    await field('Name').fill('Nobody else’s business');
    await kept(1);
    await person.delete('/api/session');
    await save();
    await dialog().getByRole('button', { name: 'Sign in as somebody else' }).click();
    const enter = async (email: string) => {
      await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
      await page.getByLabel('Email').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(testPassword);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^Account of/ }).waitFor();
    };
    await enter(visitor.email);
    await screen.open('/piece');
    expect(await keptKeys()).toBe(1);
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await enter(gallery.curator.email);
    await screen.open('/artist/new');
    await offer().getByRole('button', { name: 'Restore' }).click();
    expect(await field('Name').inputValue()).toBe('Nobody else’s business');
  });

  test('is mended over the studio, with its open dialog and what is typed in it', async () => {
    const { page } = screen;
    await screen.open('/studio/objects');
    await page.getByRole('button', { name: 'New object' }).click();
    const form = page.getByRole('dialog', { name: 'New object' });
    await form.getByLabel('Label (English)').first().fill('Site visit');
    await person.delete('/api/session');
    // The studio asks for what colleagues do by itself; so does anybody who comes back to the window.
    await page.evaluate(`window.dispatchEvent(new Event('focus'))`);
    await dialog().waitFor({ timeout: 60_000 });
    await signInAgain();
    await dialog().waitFor({ state: 'detached' });
    expect(await form.getByLabel('Label (English)').first().inputValue()).toBe('Site visit');
    await form.getByRole('button', { name: 'Create object' }).click();
    await page.getByRole('heading', { level: 1, name: 'Site visit' }).waitFor();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect((await gallery.curator.delete('/api/studio/draft')).status).toBe(200);
  });

  long('in another tab by signing out asks here, and somebody else there begins anew here', async () => {
    const { page } = screen;
    const visitor = await gallery.server.user(['visitor'], { name: 'Vera Visitor' });
    await screen.open('/artist/new');
    await field('Name').fill('Left open');
    const other = await page.context().newPage();
    await other.goto('/app/piece');
    await other.getByRole('button', { name: /^Account of/ }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();
    await dialog().waitFor();
    await other.getByLabel('Email').fill(visitor.email);
    await other.getByLabel('Password', { exact: true }).fill(testPassword);
    await other.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Account of Vera Visitor' }).waitFor();
    expect(await page.getByText('Left open').count()).toBe(0);
  });
});

describe('a publish while a form is open', () => {
  afterEach(original);

  long('nothing of which concerns the form is not noticed', async () => {
    await screen.open('/artist/new');
    await field('Name').fill('Unaware');
    await release('piece', fields({ weight: { label: { en: 'Mass' } } }));
    await save();
    await screen.page.getByText('“Unaware” is created.').waitFor();
    expect(await recordsNamed('artist', 'Unaware')).toHaveLength(1);
  });

  test('carries over what was entered, by the ids of fields, and says what is different', async () => {
    const { page } = screen;
    await screen.open('/piece/new');
    await field('Name').fill('Carried');
    await field('Shelf code').fill('AB-1');
    await field('Price').fill('1200');
    await field('Year').fill('1948');
    await field('Styles').click();
    await page.getByTitle('Abstract', { exact: true }).last().click();
    await page.getByTitle('Portrait', { exact: true }).last().click();
    await page.keyboard.press('Escape');
    await release(
      'piece',
      fields({
        price: { name: 'list_price', label: { en: 'List price' } },
        year: { type: 'text', min: undefined, max: undefined },
        weight: null,
        code: null,
        source: { id: 'f99', type: 'text', label: { en: 'Source' }, required: true },
        styles: { values: [{ code: 'portrait', label: { en: 'Likeness' } }] },
      }),
    );
    await save();
    await news().waitFor();
    const lines = await news().getByRole('listitem').allInnerTexts();
    expect(lines).toEqual(
      expect.arrayContaining([
        '“Price” is now called “List price”.',
        '“Shelf code” was removed. It held: AB-1',
        '“Source” is new and required.',
        '“Styles” no longer offers what was chosen. It held: Abstract',
        '“Year” is now another kind of field. Check it.',
      ]),
    );
    expect(await field('List price').inputValue()).toBe('1,200');
    expect(await field('Year').inputValue()).toBe('1948');
    expect(await field('Name').inputValue()).toBe('Carried');
    await page.getByTitle('Likeness', { exact: true }).waitFor();
    await save();
    await page.getByText('Enter Source.').waitFor();
    await field('Source').fill('An attic');
    await save();
    await page.getByText('“Carried” is created.').waitFor();
    expect(await recordsNamed('piece', 'Carried')).toMatchObject([
      { list_price: 1200, year: '1948', source: 'An attic', styles: ['portrait'] },
    ]);
  });

  long('holds for changing a section', async () => {
    const { page } = screen;
    const id = await gallery.add('artist', { name: 'Changed twice', country: 'Chile' });
    await screen.open(`/artist/${id}`);
    await page
      .getByRole('button', { name: /^Edit / })
      .first()
      .click();
    await field('Country').fill('Peru');
    await release('artist', fields({ country: { name: 'land', label: { en: 'Land' } } }));
    await save();
    await news().getByText('“Country” is now called “Land”.').waitFor();
    expect(await field('Land').inputValue()).toBe('Peru');
    await save();
    await page.getByText('Saved.').waitFor();
    expect(await recordsNamed('artist', 'Changed twice')).toMatchObject([{ land: 'Peru', version: 2 }]);
  });

  long('draws the section that is changed where it stands now, or where it stood', async () => {
    const { page } = screen;
    const id = await gallery.add('piece', { name: 'Moved about', record_type: 'painting' });
    await screen.open(`/piece/${id}`);
    await page.getByRole('button', { name: 'Edit Value' }).click();
    await field('Price').fill('1200');
    await release('piece', inTabs({ s2: 'figures' }));
    await save();
    await news().getByText('Look through the form again before you save.').waitFor();
    await page.getByRole('tab', { name: 'Figures', selected: true }).waitFor();
    expect(await field('Price').inputValue()).toBe('1,200');
    await page.getByRole('tab', { name: 'Details' }).click();
    await page.getByRole('region', { name: 'Identity' }).waitFor();
    await page.getByRole('tab', { name: 'Figures' }).click();
    await release('piece', inTabs({ s3: 'figures' }, 's2'));
    await save();
    await page.getByRole('tab', { name: 'Details', selected: true }).waitFor();
    expect(await field('Price').inputValue()).toBe('1,200');
    await save();
    await page.getByText('Saved.').waitFor();
    expect(await recordsNamed('piece', 'Moved about')).toMatchObject([{ price: 1200, version: 2 }]);
    await page.getByRole('region', { name: 'Value' }).waitFor({ state: 'detached' });
  });

  test('carries a move over to what it is called and asks for now', async () => {
    const { page } = screen;
    const me = (await gallery.curator.get<{ readonly user: { readonly id: string } }>('/api/me')).body.user.id;
    const id = await gallery.add('piece', { name: 'To be appraised', record_type: 'painting', keeper: me });
    await screen.open(`/piece/${id}`);
    await page.getByRole('button', { name: 'Move to Valued' }).click();
    await field('Price').fill('1200');
    const flow = withFlow({
      stages: { s2: { label: { en: 'Appraised' }, required: ['list_price', 'year'] } },
      transitions: { t1: { name: 'appraise', label: { en: 'Appraise' }, reason: true } },
    });
    const renamed = fields({ price: { name: 'list_price', label: { en: 'List price' } } });
    await release('piece', (content) => renamed(flow(content)));
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await news().waitFor();
    expect(await news().getByRole('listitem').allInnerTexts()).toEqual(
      expect.arrayContaining([
        '“Value it” is now called “Appraise”.',
        'It now leads to Appraised.',
        '“Appraise” now wants a reason.',
        '“Price” is now called “List price”.',
      ]),
    );
    expect(await field('List price').inputValue()).toBe('1,200');
    await field('Year').fill('1948');
    await page.getByRole('dialog').getByLabel('Reason').fill('Found a buyer');
    await page.getByRole('dialog', { name: 'Move to Appraised' }).getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByText('Now in Appraised.').waitFor();
    expect(await recordsNamed('piece', 'To be appraised')).toMatchObject([{ stage: 'valued', list_price: 1200, year: 1948 }]);
  });

  long('that takes the move away leaves what was entered for it, to be copied', async () => {
    const { page } = screen;
    const id = await gallery.add('piece', { name: 'Not withdrawn', record_type: 'painting' });
    await screen.open(`/piece/${id}`);
    await page.getByRole('button', { name: 'Move on' }).click();
    await page.getByRole('menuitem', { name: /^Withdraw/ }).click();
    const reason = page.getByRole('dialog').getByLabel('Reason');
    await reason.fill('Damaged on the way');
    await release('piece', withFlow({ transitions: { t3: null } }));
    const move = page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true });
    await move.click();
    await page.getByRole('alert').filter({ hasText: '“Withdraw” can no longer be used on this record' }).waitFor();
    expect(await reason.inputValue()).toBe('Damaged on the way');
    expect(await move.isDisabled()).toBe(true);
    expect(await screen.violations()).toEqual([]);
  });

  long('shows what the record has in a field that came to its form', async () => {
    const { page } = screen;
    const id = await gallery.add('artist', { name: 'Had a country', country: 'Chile' });
    await release('artist', fields({ country: null }));
    await screen.open(`/artist/${id}/edit`);
    await field('Name').fill('Has a country again');
    await original();
    await save();
    await news().getByText('“Country” is new.').waitFor();
    await page.locator('input[value="Chile"]').waitFor();
    expect(await field('Name').inputValue()).toBe('Has a country again');
    await field('Country').fill('Peru');
    await save();
    await page.getByText('“Has a country again” is saved.').waitFor();
    expect(await recordsNamed('artist', 'Has a country again')).toMatchObject([{ country: 'Peru', version: 2 }]);
  });

  long('follows the object to its new name', async () => {
    const { page } = screen;
    await screen.open('/artist/new');
    await field('Name').fill('Under another name');
    await release('artist', (content) => ({ ...content, name: 'maker', label: { en: 'Maker' }, plural: { en: 'Makers' } }));
    await save();
    await page.waitForURL(/\/app\/maker\/new/);
    expect(await field('Name').inputValue()).toBe('Under another name');
    await news().waitFor();
    await save();
    await page.getByText('“Under another name” is created.').waitFor();
    expect(await recordsNamed('maker', 'Under another name')).toHaveLength(1);
  });

  long('that takes the object away leaves what was entered, to be copied', async () => {
    const { page } = screen;
    await gallery.add('piece', { name: 'Lent out', record_type: 'painting' });
    await screen.open('/loan/new');
    await field('Piece').fill('Lent');
    await page.getByRole('option', { name: 'Lent out', includeHidden: true }).waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await field('Borrower').fill('To be copied');
    await release('loan', () => null);
    await save();
    await page.getByRole('alert').filter({ hasText: '“Loans” is no longer part of the application' }).waitFor();
    expect(await field('Borrower').inputValue()).toBe('To be copied');
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    expect(await screen.violations()).toEqual([]);
  });
});

describe('a tab that is reloaded', () => {
  test('offers what was entered; it is gone once saved', async () => {
    const { page } = screen;
    await screen.open('/piece/new');
    await field('Name').fill('Typed before');
    await field('Price').fill('12,5');
    await page.getByText('Sculpture').click();
    await kept(1);
    await reload();
    await offer().waitFor();
    expect(await field('Name').inputValue()).toBe('');
    await offer().getByRole('button', { name: 'Restore' }).click();
    expect(await field('Name').inputValue()).toBe('Typed before');
    // What is no number yet is kept as it was typed.
    expect(await field('Price').inputValue()).toBe('12,5');
    expect(await page.getByRole('radio', { name: 'Sculpture' }).isChecked()).toBe(true);
    await field('Price').fill('12.5');
    await save();
    await page.getByText('“Typed before” is created.').waitFor();
    expect(await recordsNamed('piece', 'Typed before')).toMatchObject([{ price: 12.5, record_type: 'sculpture' }]);
    expect(await keptKeys()).toBe(0);
  });

  long('asks whose values count where somebody else has saved meanwhile', async () => {
    const { page } = screen;
    const id = await gallery.add('artist', { name: 'Two minds', country: 'Chile' });
    await screen.open(`/artist/${id}/edit`);
    await field('Country').fill('Peru');
    await kept(1);
    await gallery.curator.patch(`/api/records/artist/${id}`, { country: 'Norway' }, { 'if-match': '"1"' });
    await reload();
    await offer().getByRole('button', { name: 'Restore' }).click();
    expect(await field('Country').inputValue()).toBe('Peru');
    await save();
    const conflict = page.getByRole('dialog', { name: 'Somebody else saved this record meanwhile' });
    await conflict.getByRole('group', { name: 'Country' }).getByText('Norway').waitFor();
    await conflict.getByRole('button', { name: 'Save the result' }).click();
    await page.getByText('“Two minds” is saved.').waitFor();
    expect(await recordsNamed('artist', 'Two minds')).toMatchObject([{ country: 'Peru', version: 3 }]);
  });

  long('keeps nothing of what was left knowingly or discarded, and nothing when one signs out', async () => {
    const { page } = screen;
    await screen.open('/artist/new');
    await field('Name').fill('Not wanted');
    await kept(1);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { level: 1, name: 'Artists' }).waitFor();
    await kept(0);
    await screen.open('/artist/new');
    await field('Name').fill('Discarded');
    await kept(1);
    await reload();
    await offer().getByRole('button', { name: 'Discard' }).click();
    await kept(0);
    await field('Name').fill('Signed out');
    await kept(1);
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await kept(0);
  });

  long('leaves alone what another tab is about to enter', async () => {
    const { page } = screen;
    await screen.open('/artist/new');
    await field('Name').fill('In the first tab');
    await kept(1);
    const other = await page.context().newPage();
    await other.goto('/app/artist/new');
    const name = other.getByLabel('Name', { exact: true });
    await name.fill('In the second tab');
    await kept(2);
    expect(await other.getByText('You have unsaved changes').count()).toBe(0);
    await other.getByRole('button', { name: 'Save' }).click();
    await other.getByText('“In the second tab” is created.').waitFor();
    await kept(1);
    await reload();
    await offer().getByRole('button', { name: 'Restore' }).click();
    expect(await field('Name').inputValue()).toBe('In the first tab');
  });

  long('does without where the browser keeps nothing', async () => {
    const { page } = screen;
    await page.addInitScript(
      `Storage.prototype.setItem = function (key) { if (key.startsWith('touchstone.unsaved')) throw new DOMException('full', 'QuotaExceededError'); }`,
    );
    await screen.open('/artist/new');
    await field('Name').fill('Kept nowhere');
    await save();
    await page.getByText('“Kept nowhere” is created.').waitFor();
  });
});
