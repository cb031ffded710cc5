/** What something new is called: a label in both languages, and an API name that follows the label until one writes another. */
import { Form, Input, type FormInstance, type FormRule } from 'antd';
import type { Label } from '../../metadata/format/types.js';
import { snakeCase } from '../draft/names.js';
import { useTexts } from './texts.js';

/** Values of a form that has `NewNames` in it. */
export interface Names {
  readonly en: string;
  readonly zh?: string;
  readonly name: string;
}

export function NewNames({ nameRules }: { readonly nameRules: FormRule[] }) {
  const t = useTexts();
  return (
    <>
      <Form.Item name="en" label={`${t('label')} (English)`} rules={[{ required: true, whitespace: true }]}>
        <Input autoFocus maxLength={120} />
      </Form.Item>
      <Form.Item name="zh" label={`${t('label')} (中文)`}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="name" label={t('name')} rules={nameRules}>
        <Input maxLength={40} spellCheck={false} />
      </Form.Item>
    </>
  );
}

/** For `onValuesChange`. */
export const nameFollows =
  <T extends Names>(form: FormInstance<T>) =>
  ({ en }: Partial<Names>): void => {
    if (en !== undefined && !form.isFieldTouched('name' as never)) form.setFieldValue('name' as never, snakeCase(en) as never);
  };

export const labelFrom = ({ en, zh }: Names): Label => ({ en: en.trim(), ...(zh?.trim() && { 'zh-CN': zh.trim() }) });
