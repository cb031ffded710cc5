/**
 * A dialog that is a form: what is typed in it outlives the tab, and whatever closes the dialog without being meant to.
 * Who presses a button to close it gives up what is typed; a click beside it or a key may be an accident.
 */
import { Form, Modal, type FormInstance } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKept, type TypedPlace } from './kept.js';
import { useTyped, type Follow } from './typed-form.js';

interface DialogOptions<T> extends TypedPlace {
  readonly initial?: Partial<T>;
  readonly follow?: Follow<T>;
  readonly close: () => void;
}

interface Dialog<T> {
  readonly form: FormInstance<T>;
  readonly initial: Partial<T>;
  readonly changed: (changed: Partial<T>) => void;
  readonly offer: ReactNode;
  /** What is typed is taken over. */
  readonly saved: () => void;
  /** The same, and the dialog is closed. */
  readonly done: () => void;
  readonly leave: (event: Closing) => void;
}

export function useFormDialog<T extends object>({ initial = {}, follow, close, ...place }: DialogOptions<T>): Dialog<T> {
  const [form] = Form.useForm<T>();
  useFocusBack();
  const { typed, changed, again } = useTyped({ form, initial, ...(follow && { follow }) });
  const { offer, done: saved } = useKept({ ...place, typed, restore: again });
  const done = () => {
    saved();
    close();
  };
  const leave = (event: Closing) => (isMeant(event) ? done() : close());
  return { form, initial, changed, offer, saved, done, leave };
}

/** A dialog that is drawn only while it is open gives the focus back itself. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
    [before],
  );
}

interface Closing {
  readonly type: string;
  readonly target: EventTarget | null;
}

export const isMeant = ({ type, target }: Closing): boolean =>
  type === 'click' && target instanceof Element && target.closest('button') !== null;

interface FormDialogProps<T> {
  readonly dialog: Dialog<T>;
  readonly title: string;
  readonly okText: string;
  readonly submit: (values: T) => void;
  readonly pending?: boolean;
  readonly width?: number;
  /** Above the inputs. */
  readonly top?: ReactNode;
  readonly children: ReactNode;
}

export function FormDialog<T extends object>({
  dialog,
  submit,
  pending = false,
  width,
  top,
  children,
  ...texts
}: FormDialogProps<T>) {
  const { t } = useTranslation();
  const inputs = useRef<HTMLDivElement>(null);
  return (
    <Modal
      {...texts}
      {...(width !== undefined && { width })}
      open
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: pending }}
      onOk={dialog.form.submit}
      onCancel={dialog.leave}
      // The dialog takes the focus to its first button.
      afterOpenChange={(open) => open && inputs.current?.querySelector<HTMLElement>('input, textarea')?.focus()}
    >
      {dialog.offer}
      {top}
      <div ref={inputs}>
        <DialogForm dialog={dialog} submit={submit}>
          {children}
        </DialogForm>
      </div>
    </Modal>
  );
}

/** The form alone, for where it stands in another frame. */
export function DialogForm<T extends object>({
  dialog,
  submit,
  children,
}: Pick<FormDialogProps<T>, 'dialog' | 'submit' | 'children'>) {
  const { form, initial, changed } = dialog;
  return (
    <Form<T> form={form} layout="vertical" initialValues={initial} onFinish={submit} onValuesChange={changed}>
      {children}
    </Form>
  );
}
