/** Formatted text. The editor is a chunk of its own, fetched when a form has such a field. */
import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { Entry } from './entry.js';

const Editor = lazy(() => import('./rich-text-editor.js'));

export function RichText(entry: Entry) {
  return (
    <Suspense fallback={<Skeleton.Input active block />}>
      <Editor {...entry} />
    </Suspense>
  );
}
