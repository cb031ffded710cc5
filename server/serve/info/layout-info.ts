/** A layout as far as the caller sees what stands in it. */
import type { LayoutModel } from '../../compile/model.js';
import type { ObjectScope } from '../../compile/object-scope.js';
import { inLanguage, type Language } from '../../errors/define.js';
import type { FormLayout } from '../../contract/app.js';
import { decidableRule } from './decidable.js';

/** A section loses its hidden fields and vanishes when none is left; so does a tab without sections. */
export function layoutInfo(scope: ObjectScope, layout: LayoutModel, language: Language): FormLayout {
  const text = inLanguage(language);
  const holds = (name: string): boolean => scope.fields[name]?.read === 'clear';
  const sections = layout.sections.flatMap(({ id, label, tab, columns, fields, visible }) => {
    const there = fields.filter((name) => scope.fields[name]);
    if (there.length === 0 || visible === false) return [];
    const rule = decidableRule(visible, holds);
    return [{ id, label: text(label), ...(tab !== null && { tab }), columns, fields: there, ...(rule && { visible: rule }) }];
  });
  const placed = new Set(layout.sections.flatMap(({ fields }) => fields));
  return {
    tabs: layout.tabs
      .filter(({ id }) => sections.some(({ tab }) => tab === id))
      .map(({ id, label }) => ({ id, label: text(label) })),
    sections,
    leaves_out: Object.values(scope.fields).flatMap(({ field: { name, system } }) => (system || placed.has(name) ? [] : [name])),
  };
}
