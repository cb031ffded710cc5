/** Pages of one object: those of an object that is not there for the user do not exist. */
import { createElement, type ComponentType } from 'react';
import { useParams } from 'react-router';
import type { ObjectInfo } from '../../server/http/contract.js';
import { useApp } from '../api/app.js';
import { NotFound } from './not-found.js';

/** Remounted per record: what was entered or opened on one is nothing to the next. */
export function objectPage(Inner: ComponentType<{ readonly object: ObjectInfo; readonly id: string }>) {
  return function ObjectPage() {
    const { object: name = '', id = '' } = useParams();
    const object = useApp().objects[name];
    return object ? createElement(Inner, { object, id, key: `${name}/${id}` }) : <NotFound />;
  };
}
