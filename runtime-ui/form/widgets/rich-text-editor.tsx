/** The editor itself: a bar of the marks that the server keeps, and the text. */
import {
  BoldOutlined,
  ItalicOutlined,
  OrderedListOutlined,
  RedoOutlined,
  UnderlineOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from './entry.js';

export default function RichTextEditor({ id, value, readOnly, required, invalid, options, onChange, onBlur }: Entry) {
  const editor = useEditor({
    extensions: [StarterKit],
    content: typeof value === 'string' ? value : '',
    editable: !readOnly,
    editorProps: {
      attributes: {
        id,
        // The editor's own style sheet may come a moment later, and it complains where this is not set by then.
        style: 'white-space: break-spaces',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}__label`,
        'aria-required': String(required),
        'aria-invalid': String(invalid),
        'aria-describedby': `${id}__error`,
      },
    },
    onUpdate: ({ editor: changed }) => onChange(changed.isEmpty ? undefined : changed.getHTML()),
    onBlur: () => onBlur(id, value),
  });
  return (
    <div className={`editor ${invalid ? 'editor-invalid' : ''}`}>
      {editor && !readOnly ? <Bar editor={editor} label={options.info.label} /> : null}
      <EditorContent editor={editor} className="rich-text" />
    </div>
  );
}

interface Mark {
  readonly label: string;
  readonly icon: ReactNode;
  readonly active: boolean;
  readonly apply: () => void;
}

function Bar({ editor, label }: { readonly editor: Editor; readonly label: string }) {
  const { t } = useTranslation();
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      underline: now.isActive('underline'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
    }),
  });
  const act = () => editor.chain().focus();
  const marks: readonly Mark[] = [
    {
      label: t('form.bold'),
      icon: <BoldOutlined aria-hidden="true" />,
      active: active.bold,
      apply: () => act().toggleBold().run(),
    },
    {
      label: t('form.italic'),
      icon: <ItalicOutlined aria-hidden="true" />,
      active: active.italic,
      apply: () => act().toggleItalic().run(),
    },
    {
      label: t('form.underline'),
      icon: <UnderlineOutlined aria-hidden="true" />,
      active: active.underline,
      apply: () => act().toggleUnderline().run(),
    },
    {
      label: t('form.bullets'),
      icon: <UnorderedListOutlined aria-hidden="true" />,
      active: active.bullets,
      apply: () => act().toggleBulletList().run(),
    },
    {
      label: t('form.numbers'),
      icon: <OrderedListOutlined aria-hidden="true" />,
      active: active.numbers,
      apply: () => act().toggleOrderedList().run(),
    },
    { label: t('form.undo'), icon: <UndoOutlined aria-hidden="true" />, active: false, apply: () => act().undo().run() },
    { label: t('form.redo'), icon: <RedoOutlined aria-hidden="true" />, active: false, apply: () => act().redo().run() },
  ];
  return (
    <div role="toolbar" aria-label={`${label}: ${t('form.editor')}`} className="editor-bar">
      {marks.map((mark) => (
        <Button
          key={mark.label}
          type="text"
          size="small"
          icon={mark.icon}
          aria-label={mark.label}
          aria-pressed={mark.active}
          title={mark.label}
          onClick={mark.apply}
        />
      ))}
    </div>
  );
}
