/** What an API name must be, as rules of an antd form. */
import type { FormRule } from 'antd';
import { allSystemFields } from '../../metadata/documents/system-fields.js';
import { nameFault } from './name-fault.js';
import { useTexts } from './texts.js';

/** `of: 'field'`: names that every object has a field of already are refused too. */
export function useNameRules(siblings: readonly { readonly name: string }[], of: 'document' | 'field'): FormRule[] {
  const t = useTexts();
  const taken = siblings.map(({ name }) => name);
  const reserved = of === 'field' ? allSystemFields.map(({ name }) => name) : [];
  return [
    { required: true, message: t('nameMissing') },
    {
      validator: (_, name: string | undefined) => {
        const fault = name ? nameFault(name, { taken, reserved }) : null;
        return fault ? Promise.reject(new Error(t(fault, { name: name ?? '' }))) : Promise.resolve();
      },
    },
  ];
}
