/** What every input of a form is given. */
import type { FieldInfo, ValueInfo } from '../../../server/contract/app.js';

export interface Entry {
  readonly id: string;
  readonly value: unknown;
  readonly readOnly: boolean;
  readonly required: boolean;
  readonly invalid: boolean;
  readonly options: EntryOptions;
  readonly onChange: (value: unknown) => void;
  readonly onBlur: (id: string, value: unknown) => void;
}

interface EntryOptions {
  /** Not `field`: rjsf reads that one itself. */
  readonly info: FieldInfo;
  /** Values that may be chosen now. */
  readonly choices?: readonly ValueInfo[];
  /** Label of the field that has to be chosen first. */
  readonly waitsFor?: string;
  readonly [option: string]: unknown;
}

/** Attributes that tell assistive technology about state, help and errors. */
export function describe({ id, required, invalid, options }: Pick<Entry, 'id' | 'required' | 'invalid' | 'options'>) {
  return {
    id,
    'aria-required': required,
    'aria-invalid': invalid,
    'aria-describedby': `${id}__error${options.info.help ? ` ${id}__help` : ''}`,
  } as const;
}

export const statusOf = (invalid: boolean): 'error' | '' => (invalid ? 'error' : '');
