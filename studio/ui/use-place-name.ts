/** A property of a component as people call it: "Customer › Field Budget: Required". */
import { useCallback } from 'react';
import { pathOf, type ComponentRef } from '../../metadata/documents/component.js';
import { usePropertyText } from './property-texts.js';
import { useRefName } from './use-ref-name.js';

/** Scope of the property texts by the list a component stands in. */
const scopes: Readonly<Record<string, string>> = {
  fields: 'field',
  values: 'value',
  record_types: 'record_type',
  rules: 'rule',
  flow: 'flow',
  stages: 'stage',
  transitions: 'transition',
  sections: 'section',
  views: 'view',
};

export function usePlaceName(): (at: ComponentRef, pointer: string) => string {
  const nameOf = useRefName();
  const textOf = usePropertyText();
  return useCallback(
    (at, pointer) => {
      const scope = scopes[at.path.at(-2) ?? ''] ?? scopes[at.path.at(-1) ?? ''] ?? at.kind;
      const properties = pathOf(pointer).filter((part) => !/^\d+$/.test(part));
      const last = properties.at(-1);
      if (last === undefined || at.path.includes(last)) return nameOf(at);
      return `${nameOf(at)}: ${textOf(scope, last, {}).label}`;
    },
    [nameOf, textOf],
  );
}
