/** Where one begins. */
import { Page } from '../../../runtime-ui/ui/page.js';
import { useTexts } from './texts.js';

export function HomePage() {
  const t = useTexts();
  return <Page title={t('title')}>{null}</Page>;
}
