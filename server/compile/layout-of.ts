/** Which layout is drawn, for whom and for which records. */
import type { LayoutModel, ObjectModel } from './model.js';

/** A layout as far as roles decide; null: for records of all types. */
export interface FittingLayout extends LayoutModel {
  readonly recordTypes: readonly string[] | null;
}

/**
 * Layouts that may be drawn for the holders of these roles, the first that fits a record counting; the last one fits all.
 * @param knowsType Whether they see the record type: without it, no layout tells them.
 */
export function layoutsFor(object: ObjectModel, roles: readonly string[], knowsType: boolean): readonly FittingLayout[] {
  const fitting = object.layouts.filter(
    (layout) =>
      (layout.roles === null || layout.roles.some((id) => roles.includes(id))) && (layout.recordTypes === null || knowsType),
  );
  const last = fitting.findIndex(({ recordTypes }) => recordTypes === null);
  const own = Object.freeze({ ...object.layout, recordTypes: null });
  return Object.freeze(last < 0 ? [...fitting, own] : fitting.slice(0, last + 1));
}

/** @param recordType Of the record; undefined: not known, or the object has none. */
export const layoutOf = (layouts: readonly FittingLayout[], recordType: string | undefined): FittingLayout =>
  layouts.find(
    ({ recordTypes }) => recordTypes === null || (recordType !== undefined && recordTypes.includes(recordType)),
  ) as FittingLayout;

/** Every layout of the object, whoever may be drawn it. */
export const everyLayout = ({ layout, layouts }: ObjectModel): readonly LayoutModel[] => [...layouts, layout];
