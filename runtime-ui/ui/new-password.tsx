/** A form item for a password one chooses. */
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** As the server has it. */
const shortest = 8;

export function NewPassword({ name, autoFocus = false }: { readonly name: string; readonly autoFocus?: boolean }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={t('ownPassword.label')}
      extra={t('ownPassword.help', { count: shortest })}
      rules={[
        { required: true, message: t('ownPassword.missing') },
        { min: shortest, message: t('ownPassword.short', { count: shortest }) },
      ]}
    >
      <Input.Password autoComplete="new-password" autoFocus={autoFocus} />
    </Form.Item>
  );
}
