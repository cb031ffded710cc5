/** What people call the things that rules and lists name, out of raw documents. */
import type { DocumentKind } from '../kinds/index.js';
import { shapeAt } from '../kinds/shape.js';
import { componentAt, labelOf, type ComponentRef, type DocumentLike } from './component.js';
import { directoryOf, type Directory, type FieldEntry, type Named, type ObjectEntry } from './directory.js';
import { stepsOf } from './rule-references.js';
import { allSystemFields } from './system-fields.js';

export type Language = 'en' | 'zh-CN';

/** Names within one object, in words; what is not known is answered as it was asked. */
export interface RuleLabels {
  field(path: string): string;
  /** A value of the field at the path. */
  code(path: string, code: string): string;
  /** `order.customer`, as the records that are counted. */
  relation(relation: string): string;
  role(name: string): string;
  isYesNo(path: string): boolean;
  /** A date or time: before and after, not less and greater. */
  isMoment(path: string): boolean;
}

export class Labels {
  private readonly directory: Directory;

  /** @param before Former documents, for what is there no more. */
  constructor(
    private readonly documents: readonly DocumentLike[],
    private readonly language: Language,
    private readonly before: readonly DocumentLike[] = [],
  ) {
    this.directory = directoryOf(documents, before);
  }

  of(ref: ComponentRef): string {
    const words = shapeAt(ref.kind, ref.path)?.schema['x-words']?.label;
    return labelOf(this.raw(ref), this.language) ?? words?.[this.language] ?? ref.path.at(-1) ?? ref.id;
  }

  /** The component itself, if it is still there. */
  now(ref: ComponentRef): unknown {
    return componentAt(this.documents, ref);
  }

  /** The component itself, as it is or as it was. */
  raw(ref: ComponentRef): unknown {
    return componentAt(this.documents, ref) ?? componentAt(this.before, ref);
  }

  document(kind: DocumentKind, name: string): string {
    return this.named(this.directory.documents.get(kind)?.get(name), name);
  }

  /** @param object By id, as references have it; a name that is none stands for itself. */
  within(object: Pick<ComponentRef, 'kind' | 'id'>): RuleLabels {
    const entry = [...this.directory.objects.values()].find(
      ({ named }) => named.ref.id === object.id && object.kind === 'object',
    );
    return this.labelsOf(entry);
  }

  withinNamed(object: string): RuleLabels {
    return this.labelsOf(this.directory.objects.get(object));
  }

  /** @param what Kind of the part. */
  part(what: string, object: Pick<ComponentRef, 'id'>, name: string): string {
    const entry = [...this.directory.objects.values()].find(({ named }) => named.ref.id === object.id);
    return this.named(entry?.parts.get(what)?.get(name), name);
  }

  transition(object: string, name: string): string {
    return this.named(this.directory.objects.get(object)?.parts.get('transition')?.get(name), name);
  }

  private labelsOf(entry: ObjectEntry | undefined): RuleLabels {
    const steps = (path: string): readonly FieldEntry[] =>
      entry ? stepsOf(this.directory, entry, path).map(([field]) => field) : [];
    return {
      field: (path) =>
        path
          .split('.')
          .map((name, index) => this.fieldLabel(steps(path)[index], name))
          .join(this.language === 'zh-CN' ? '的' : ' › '),
      code: (path, code) => this.named(steps(path).at(-1)?.values?.get(code), code),
      relation: (relation) => {
        const [object = '', field = ''] = relation.split('.');
        const other = this.directory.objects.get(object);
        return `${this.named(other?.named, object)} (${this.fieldLabel(other?.fields.get(field), field)})`;
      },
      role: (name) => this.document('role', name),
      isYesNo: (path) => steps(path).at(-1)?.type === 'boolean',
      isMoment: (path) => isMomentType(steps(path).at(-1)?.type ?? givenOf(path)?.type ?? ''),
    };
  }

  private fieldLabel(field: FieldEntry | undefined, name: string): string {
    const given = givenOf(name);
    const isDeclared = field?.named?.ref.path[0] === 'fields';
    if (!given || isDeclared) return this.named(field?.named, name);
    const flow = name === 'stage' && field?.named ? componentAt(this.documents, field.named.ref) : undefined;
    return labelOf(flow, this.language) ?? given.label[this.language] ?? given.label.en;
  }

  private named(named: Named | null | undefined, name: string): string {
    return named ? this.of(named.ref) : name;
  }
}

/** What the platform gives an object, by the last name of a path. */
const givenOf = (path: string) => allSystemFields.find(({ name }) => name === path.split('.').at(-1));

export const isMomentType = (type: string): boolean => type === 'date' || type === 'datetime' || type === 'time';
