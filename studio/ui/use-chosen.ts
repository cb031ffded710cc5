/** Which one of a list is edited, kept in the address so that findings and colleagues can lead to it; the first by default. */
import { useSearchParams } from 'react-router';

export function useChosen<T extends { readonly id: string }>(
  key: string,
  items: readonly T[],
): [T | undefined, (id: string) => void] {
  const [search, setSearch] = useSearchParams();
  const chosen = items.find(({ id }) => id === search.get(key)) ?? items[0];
  // At once: what is typed next is meant for it, and would reach the editor of another while the change was on its way.
  return [chosen, (id) => setSearch({ [key]: id }, { replace: true, flushSync: true })];
}
