/** Whether the form is one of something that a newer release has taken away. */
import { useApp } from '../api/app.js';
import type { GoneProps } from './news.js';
import type { Draft } from './use-draft.js';

export function useGone({ context: { object, form }, stored }: Draft): GoneProps | null {
  const app = useApp();
  // A preview shows forms that the application at hand may not have.
  if (app.release === form.release) return null;
  const now = Object.values(app.objects).find(({ id }) => id === object.id);
  const label = object.plural;
  if (!now) return { what: 'object', label };
  return stored === null && !now.rights.create ? { what: 'right', label } : null;
}
