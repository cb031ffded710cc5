/** What is typed in an antd form, as something that can be kept and put back. */
import type { FormInstance } from 'antd';
import type { NamePath } from 'antd/es/form/interface.js';
import { useState } from 'react';
import { isSame } from '../../runtime-ui/form/rules/wire.js';
import type { Typed } from './kept.js';

/** What other inputs make of one that was changed; for `onValuesChange`. */
export type Follow<T> = (form: FormInstance<T>) => (changed: Partial<T>) => void;

interface TypedForm<T> {
  /** Without what follows from it, which follows again; null: nothing. */
  readonly typed: Typed | null;
  /** For `onValuesChange`. */
  readonly changed: (changed: Partial<T>) => void;
  /** Puts back what was typed before. */
  readonly again: (typed: Typed) => void;
}

interface TypedOptions<T> {
  readonly form: FormInstance<T>;
  readonly initial?: Partial<T>;
  readonly follow?: Follow<T>;
}

export function useTyped<T extends object>({ form, initial = {}, follow }: TypedOptions<T>): TypedForm<T> {
  // At once with every input, so that whatever closes the form next finds all of it; watching a form comes later.
  const [count, setCount] = useState(0);
  const changed = (given: Partial<T>) => {
    follow?.(form)(given);
    setCount((before) => before + 1);
  };
  const again = (typed: Typed) => {
    const fields = Object.entries(typed).map(([name, value]) => ({
      name: name as NamePath<T>,
      value: value as never,
      touched: true,
    }));
    form.setFields(fields);
    changed(typed as Partial<T>);
    if (fields[0]) form.focusField(fields[0].name);
  };
  return { typed: count === 0 ? null : typedIn(form, initial), changed, again };
}

function typedIn<T extends object>(form: FormInstance<T>, initial: Partial<T>): Typed | null {
  const typed = Object.entries(form.getFieldsValue() as Typed).filter(
    ([name, value]) => form.isFieldTouched(name as NamePath<T>) && !isSame(value, (initial as Typed)[name]),
  );
  return typed.length > 0 ? Object.fromEntries(typed) : null;
}
