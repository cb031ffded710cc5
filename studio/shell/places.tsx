/** The pages of the studio as the navigation groups them. */
import {
  ApartmentOutlined,
  AuditOutlined,
  ClockCircleOutlined,
  CloudUploadOutlined,
  DeleteOutlined,
  FileZipOutlined,
  HistoryOutlined,
  HomeOutlined,
  SafetyCertificateOutlined,
  TeamOutlined,
  TranslationOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { isSingle, kinds } from '../../metadata/kinds/index.js';
import type { KindDefinition, Text } from '../../metadata/kinds/kind.js';
import { useLanguage } from '../../runtime-ui/i18n/language.js';
import { iconNamed } from '../../runtime-ui/ui/icons.js';
import { useTexts } from './texts.js';

type Key<T> = T extends `nav.${infer K}` ? K : never;

interface Place {
  /** Key of its text, or the text itself. */
  readonly name: Key<Parameters<ReturnType<typeof useTexts>>[0]> | Text;
  readonly to: string;
  readonly Icon: ComponentType;
}

interface Group {
  readonly group: 'build' | 'people' | 'overview' | 'release' | null;
  readonly pages: readonly Place[];
}

/** Pages of the kinds of documents; those of which there is one come last. */
const placesOf = (group: KindDefinition['menu']['group']) =>
  kinds
    .filter(({ menu }) => menu.group === group)
    .toSorted((one, other) => Number(isSingle(one)) - Number(isSingle(other)))
    .map(({ plural, pages, menu }): Place => ({ name: plural, to: pages.list, Icon: iconNamed(menu.icon) }));

const places: readonly Group[] = [
  { group: null, pages: [{ name: 'home', to: '/', Icon: HomeOutlined }] },
  { group: 'build', pages: placesOf('build') },
  {
    group: 'people',
    pages: [
      ...placesOf('people'),
      { name: 'access', to: '/access', Icon: SafetyCertificateOutlined },
      { name: 'people', to: '/people', Icon: TeamOutlined },
    ],
  },
  {
    group: 'overview',
    pages: [
      { name: 'graph', to: '/graph', Icon: ApartmentOutlined },
      { name: 'translations', to: '/translations', Icon: TranslationOutlined },
      { name: 'bundle', to: '/bundle', Icon: FileZipOutlined },
    ],
  },
  {
    group: 'release',
    pages: [
      { name: 'plan', to: '/plan', Icon: CloudUploadOutlined },
      { name: 'history', to: '/history', Icon: HistoryOutlined },
      { name: 'removed', to: '/removed', Icon: DeleteOutlined },
      { name: 'audit', to: '/audit', Icon: AuditOutlined },
      { name: 'jobs', to: '/jobs', Icon: ClockCircleOutlined },
    ],
  },
];

/** The groups, with their pages as they are called. */
export function usePlaces() {
  const t = useTexts();
  const language = useLanguage();
  return places.map(({ group, pages }) => ({
    group,
    pages: pages.map(({ name, ...page }) => ({ ...page, label: typeof name === 'string' ? t(`nav.${name}`) : name[language] })),
  }));
}
