/** antd, dayjs and its pickers in the user's language; messages, dialogs and the theme for everything below. */
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useMemo, type ReactNode } from 'react';
import { useLanguage } from '../i18n/language.js';
import { themeFor } from './theme.js';
import { useCalm } from '../hooks/media.js';

export function Locale({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  const calm = useCalm();
  const theme = useMemo(() => themeFor({ calm }), [calm]);
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider locale={language === 'zh-CN' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
      <App message={{ maxCount: 3 }} component={false}>
        {children}
      </App>
    </ConfigProvider>
  );
}
