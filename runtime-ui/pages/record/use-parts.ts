/** The sections of a record that are to be seen now, by tab; what the platform keeps of it comes last. */
import { useTranslation } from 'react-i18next';
import { holds } from '../../../metadata/rules/evaluate.js';
import type { Rule } from '../../../metadata/rules/rule.js';
import type { LayoutInfo, ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { useApp } from '../../api/app.js';
import { useMe } from '../../api/session.js';
import type { Section } from './details.js';

interface RecordPart {
  /** In the address. */
  readonly key: string;
  readonly label: string;
  readonly sections: readonly Section[];
}

const notTold = ['id', 'version', 'stage', 'deleted_at', 'deleted_by'];

/** `edited`: a section that is there whatever has become of it, for what is entered in it. */
export function useParts(
  object: ObjectInfo,
  layout: LayoutInfo,
  record: RecordData,
  edited: Section | null,
): readonly RecordPart[] {
  const { t } = useTranslation();
  const isVisible = useVisible(record);
  const fields = object.fields.filter(({ system, name }) => system && !notTold.includes(name)).map(({ name }) => name);
  const system: Section = { id: 'system', label: t('record.system'), columns: 2, fields };
  const isShown = (section: LayoutInfo['sections'][number]) =>
    section.id === edited?.id || !section.visible || isVisible(section.visible);
  const shown = layout.sections.filter(isShown);
  const isLost = edited && edited.id !== system.id && !shown.some(({ id }) => id === edited.id);
  const sections = isLost ? [...shown, { ...edited, tab: layout.tabs[0]?.id }] : shown;
  const tabs = layout.tabs
    .map(({ id, label }) => ({ key: `tab-${id}`, label, sections: sections.filter(({ tab }) => tab === id) }))
    .filter((tab) => tab.sections.length > 0);
  if (tabs.length < 2) return [{ key: 'details', label: t('record.details'), sections: [...sections, system] }];
  return tabs.map((tab, index) => (index === tabs.length - 1 ? { ...tab, sections: [...tab.sections, system] } : tab));
}

function useVisible(record: RecordData): (rule: Rule) => boolean {
  const { timezone } = useApp();
  const { data: me } = useMe();
  const user = {
    id: me?.user.id ?? '',
    department: me?.department?.id ?? null,
    department_users: [],
    department_tree_users: [],
    roles: me?.roles.map((role) => role.name) ?? [],
  };
  return (rule) => holds(rule, record, { now: new Date(), timezone, user, previous: record });
}
