/** Ids and API names for new components. */

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * `f_k3x9q`: drawn, not counted. A count would give two administrators who add a field at once the same id, and would give
 * a new field the id of a removed one, whose values are still kept.
 */
export function newId(siblings: readonly { readonly id: string }[], prefix: string): string {
  const drawn = crypto.getRandomValues(new Uint32Array(5));
  const id = `${prefix}_${Array.from(drawn, (number) => letters[number % letters.length]).join('')}`;
  return siblings.some((sibling) => sibling.id === id) ? newId(siblings, prefix) : id;
}

/** English words → `snake_case`; empty where nothing of the label can be part of a name. */
export function snakeCase(label: string): string {
  const words = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
  return words.slice(0, 40).replace(/_+$/, '');
}

/** A name that no sibling has: from the English label, else `<fallback>_1`. */
export function nameFrom(label: string, siblings: readonly { readonly name: string }[], fallback: string): string {
  const taken = new Set(siblings.map(({ name }) => name));
  const wanted = snakeCase(label);
  if (wanted && !taken.has(wanted)) return wanted;
  const stem = wanted || fallback;
  for (let number = wanted ? 2 : 1; ; number++) if (!taken.has(`${stem}_${number}`)) return `${stem}_${number}`;
}
