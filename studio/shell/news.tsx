/** Says quietly that a colleague has changed something meanwhile. */
import { App } from 'antd';
import { useEffect } from 'react';
import { refOf } from '../draft/document.js';
import { readNews, useDraftStore } from '../draft/store.js';
import { useRefName } from '../ui/use-ref-name.js';
import { useTexts } from './texts.js';

export function News() {
  const t = useTexts();
  const nameOf = useRefName();
  const { message } = App.useApp();
  const news = useDraftStore((state) => state.news);
  useEffect(() => {
    const [first] = news?.keys ?? [];
    if (!news || !first) return;
    const what = nameOf({ ...refOf(first), path: [] });
    const more = news.keys.length - 1;
    void message.info(t('news', { name: news.by, what: more > 0 ? t('newsMore', { what, count: more }) : what }), 5);
    readNews();
  }, [news, message, nameOf, t]);
  return null;
}
