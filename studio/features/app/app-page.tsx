/** What the application is called, where it is at home, and its menu. */
import { CodeOutlined } from '@ant-design/icons';
import type { AppDocument } from '../../../metadata/format/types.js';
import { LinkButton } from '../../../runtime-ui/ui/link-button.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import { sourceOf } from '../../draft/links.js';
import { useAppDocument, useDocument } from '../../draft/use-draft.js';
import { FindingsOf } from '../../ui/findings-of.js';
import { PropertyForm } from '../../ui/property-form.js';
import { partSchema } from '../../ui/schema.js';
import { Menu } from './menu.js';
import { useTexts } from './texts.js';
import '../../ui/boxes.css';
import './app.css';

export function AppPage() {
  const app = useAppDocument();
  return app ? <Application app={app} /> : null;
}

const schema = partSchema('app');
const first = ['label', 'description'];

function Application({ app }: { readonly app: AppDocument }) {
  const t = useTexts();
  const [, change] = useDocument<AppDocument>('app', app.id);
  const of = { kind: 'app', id: app.id, path: [] } as const;
  const set = (property: string, value: unknown) =>
    change((draft) => {
      const properties = draft as unknown as Record<string, unknown>;
      if (value === undefined) delete properties[property];
      else properties[property] = value;
    }, t('change'));
  const form = { schema, value: app as unknown as Readonly<Record<string, unknown>>, onChange: set };
  return (
    <Page
      narrow
      title={t('title')}
      actions={
        <LinkButton to={sourceOf(of)} icon={<CodeOutlined aria-hidden="true" />}>
          {t('source')}
        </LinkButton>
      }
    >
      <FindingsOf of={of} />
      <section className="panel box" aria-labelledby="app-names">
        <h2 id="app-names">{t('names')}</h2>
        <PropertyForm {...form} include={first} />
        <PropertyForm {...form} columns={2} exclude={[...first, 'navigation']} />
      </section>
      <Menu app={app} change={change} />
    </Page>
  );
}
