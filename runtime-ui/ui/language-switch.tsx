/** Chooses the language of the user interface. */
import { GlobalOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { switchLanguage, useLanguage, type Language } from '../i18n/language.js';

const languages: readonly Language[] = ['zh-CN', 'en'];

export function LanguageSwitch() {
  const { t } = useTranslation();
  const current = useLanguage();
  const items = languages.map((key) => ({ key, label: <span lang={key}>{t(`language.${key}`)}</span> }));
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{ items, selectable: true, selectedKeys: [current], onClick: ({ key }) => void switchLanguage(key as Language) }}
    >
      <Button
        type="text"
        icon={<GlobalOutlined aria-hidden="true" />}
        aria-label={`${t('language.label')}: ${t(`language.${current}`)}`}
        aria-haspopup="menu"
      >
        <span className="wide-only">{t(`language.${current}`)}</span>
      </Button>
    </Dropdown>
  );
}
