/** Pages of one object: those of an object that is not there for the user do not exist. */
import { createElement, useEffect, useState, type ComponentType } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { AppInfo, ObjectInfo } from '../../server/contract/app.js';
import { useApp } from '../api/app.js';
import { useHasUnsaved } from '../hooks/unsaved.js';
import { SAVED } from './edit/leave-guard.js';
import { NotFound } from './not-found.js';

/** Remounted per record: what was entered or opened on one is nothing to the next. */
export function objectPage(Inner: ComponentType<{ readonly object: ObjectInfo; readonly id: string }>) {
  return function ObjectPage() {
    const { object: name = '', id = '' } = useParams();
    const object = useObject(name);
    return object ? createElement(Inner, { object, id, key: `${object.id}/${id}` }) : <NotFound />;
  };
}

/**
 * The object at an address. A release may rename or remove it under an open page: the page then follows it to its new
 * address, or stays, with the object as it was, for what is entered on it.
 */
function useObject(name: string): ObjectInfo | undefined {
  const app = useApp();
  const hasUnsaved = useHasUnsaved();
  const navigate = useNavigate();
  const { pathname, search, state } = useLocation();
  const [last, keep] = useState<{ readonly name: string; readonly object: ObjectInfo } | null>(null);
  const opened = last?.name === name ? last.object : undefined;
  const followed = opened && objectWithId(app, opened.id);
  const object = followed ?? (opened && hasUnsaved ? opened : app.objects[name]);
  if (object && object !== last?.object) keep({ name, object });
  const moved = followed && followed.name !== name ? followed.name : null;
  useEffect(() => {
    if (moved === null) return;
    const [, ...rest] = pathname.split('/').slice(1);
    void navigate(`/${[moved, ...rest].join('/')}${search}`, { replace: true, state: { ...(state as object | null), ...SAVED } });
  }, [moved, navigate, pathname, search, state]);
  return object;
}

const objectWithId = ({ objects }: AppInfo, id: string): ObjectInfo | undefined =>
  Object.values(objects).find((object) => object.id === id);
