/** Goes to any component of the application by its label, name or kind; Ctrl/⌘ K opens it from anywhere. */
import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useMe } from '../../runtime-ui/api/session.js';
import { useLanguage } from '../../runtime-ui/i18n/language.js';
import { componentsOf, type Component } from '../draft/components.js';
import { linkTo } from '../draft/links.js';
import { useDraftStore } from '../draft/store.js';
import { usePartName } from '../ui/part-name.js';
import { search } from './go-to-search.js';
import { usePlaces } from './places.js';
import { recentOf, remember } from './recent.js';
import { useTexts } from './texts.js';
import './go-to.css';

export function GoToButton({ open }: { readonly open: () => void }) {
  const t = useTexts();
  return (
    <Button className="go-to-button" icon={<SearchOutlined aria-hidden="true" />} onClick={open} aria-keyshortcuts="Control+K">
      <span className="go-to-text">{t('goTo.label')}</span>
      <kbd aria-hidden="true">{/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</kbd>
    </Button>
  );
}

interface Hit {
  readonly key: string;
  readonly to: string;
  readonly label: string;
  readonly name?: string;
  readonly what: string;
  readonly component?: Component;
}

export function GoTo({ close }: { readonly close: () => void }) {
  const t = useTexts();
  const list = useId();
  const navigate = useNavigate();
  const workspace = useMe().data?.workspace.name ?? '';
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { hits, heading } = useHits(text, workspace);
  const go = (hit: Hit | undefined) => {
    if (!hit) return;
    if (hit.component) remember(workspace, hit.component.ref);
    close();
    void navigate(hit.to);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) setActive((active + step + hits.length) % hits.length);
    else if (event.key === 'Enter') go(hits[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      open
      onCancel={close}
      footer={null}
      closable={false}
      width={620}
      className="go-to"
      title={<span className="sr-only">{t('goTo.label')}</span>}
    >
      <Input
        size="large"
        variant="borderless"
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={hits[active] ? `${list}-${active}` : undefined}
        aria-label={t('goTo.label')}
        prefix={<SearchOutlined aria-hidden="true" />}
        placeholder={t('goTo.placeholder')}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <p className="go-to-heading">{heading}</p>
      <div id={list} role="listbox" aria-label={t('goTo.label')} className="go-to-hits">
        {hits.map((hit, index) => (
          <button
            type="button"
            tabIndex={-1}
            key={hit.key}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            className={index === active ? 'go-to-hit go-to-active' : 'go-to-hit'}
            ref={(item) => void (index === active && item?.scrollIntoView({ block: 'nearest' }))}
            onMouseMove={() => setActive(index)}
            onClick={() => go(hit)}
          >
            <span className="go-to-what">{hit.what}</span>
            <span className="go-to-label">{hit.label}</span>
            {hit.name ? <code>{hit.name}</code> : null}
          </button>
        ))}
      </div>
    </Modal>
  );
}

function useHits(text: string, workspace: string): { readonly hits: readonly Hit[]; readonly heading: string } {
  const t = useTexts();
  const documents = useDraftStore((state) => state.documents);
  const components = useMemo(() => componentsOf(documents.values()), [documents]);
  const partName = usePartName();
  const toHit = useToHit();
  const pages = usePlaces().flatMap((group) =>
    group.pages.map(({ label, to }): Hit => ({ key: to, to, label, what: t('goTo.pages') })),
  );
  if (text.trim() === '') {
    const recent = recentOf(workspace).map((ref) => JSON.stringify(ref));
    const known = recent.flatMap((key) => components.find(({ ref }) => JSON.stringify(ref) === key) ?? []).map(toHit);
    return { hits: known.length > 0 ? known : pages, heading: known.length > 0 ? t('goTo.recent') : t('goTo.pages') };
  }
  const wanted = text.trim().toLowerCase();
  const hits = [
    ...pages.filter(({ label }) => label.toLowerCase().includes(wanted)),
    ...search(components, text, ({ what }) => partName(what) ?? what).map(toHit),
  ];
  return { hits, heading: hits.length > 0 ? t('goTo.hint') : t('goTo.nothing', { text: text.trim() }) };
}

function useToHit(): (component: Component) => Hit {
  const language = useLanguage();
  const partName = usePartName();
  return (component) => {
    const { ref, name, label } = component;
    const owners: string[] = [];
    for (let owner = component.owner; owner; owner = owner.owner) owners.unshift(owner.label[language]);
    return {
      key: JSON.stringify(ref),
      to: linkTo(ref),
      label: [...owners, label[language]].join(' › '),
      name,
      what: partName(component.what) ?? component.what,
      component,
    };
  };
}
