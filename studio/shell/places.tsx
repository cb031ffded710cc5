/** The pages of the studio as the navigation groups them. */
import {
  ApartmentOutlined,
  AuditOutlined,
  ClockCircleOutlined,
  CloudUploadOutlined,
  DatabaseOutlined,
  DeleteOutlined,
  FileZipOutlined,
  HistoryOutlined,
  HomeOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  TagsOutlined,
  TeamOutlined,
  TranslationOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

export const places = [
  { group: null, pages: [{ name: 'home', to: '/', Icon: HomeOutlined }] },
  {
    group: 'build',
    pages: [
      { name: 'objects', to: '/objects', Icon: DatabaseOutlined },
      { name: 'picklists', to: '/picklists', Icon: TagsOutlined },
      { name: 'app', to: '/app', Icon: SettingOutlined },
    ],
  },
  {
    group: 'people',
    pages: [
      { name: 'roles', to: '/roles', Icon: UserSwitchOutlined },
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
] as const satisfies readonly {
  readonly group: string | null;
  readonly pages: readonly { readonly name: string; readonly to: string; readonly Icon: ComponentType }[];
}[];
