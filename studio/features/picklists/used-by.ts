/** The fields that take their values from a shared picklist. */
import type { FieldDocument, ObjectDocument } from '../../../metadata/format/types.js';
import { isPicklistField } from '../../values/controlling.js';

interface UsedBy {
  readonly object: ObjectDocument;
  readonly field: FieldDocument;
}

export const usedBy = (picklist: string, objects: readonly ObjectDocument[]): readonly UsedBy[] =>
  objects.flatMap((object) =>
    (object.fields ?? [])
      .filter((field) => isPicklistField(field) && field.picklist === picklist)
      .map((field) => ({ object, field })),
  );
