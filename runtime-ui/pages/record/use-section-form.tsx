/**
 * The form of one section, wherever on the page the section stands: a release may move it to another tab or take it away
 * while it is open. The form is drawn once, into an element of its own, and that element moves.
 */
import { lazy, Suspense, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { Loading } from '../../ui/state.js';
import type { Section } from './details.js';

const SectionForm = lazy(() => import('./section-form.js'));

export interface SectionEdit {
  readonly section: Section | null;
  readonly edit: (section: Section) => void;
  /** Where the form is to be seen. */
  readonly slot: ReactNode;
}

/** `form` is to be drawn where nothing takes it off the page. */
export function useSectionForm(object: ObjectInfo, record: RecordData): SectionEdit & { readonly form: ReactNode } {
  const [section, edit] = useState<Section | null>(null);
  const [host] = useState(() => document.createElement('div'));
  const form =
    section &&
    createPortal(
      <Suspense fallback={<Loading rows={3} />}>
        <SectionForm key={section.id} object={object} record={record} section={section} close={() => edit(null)} />
      </Suspense>,
      host,
    );
  return { section, edit, form, slot: <Slot host={host} /> };
}

function Slot({ host }: { readonly host: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.append(host), [host]);
  return <div ref={place} />;
}
