/**
 * The compiled model: what documents mean, with references resolved to names, defaults filled
 * and everything frozen. Plain data without prototypes or cycles, so that it can be printed,
 * compared and cached. A different type from the documents, so that those cannot reach a request.
 */
import type { Rule } from '../../metadata/rules/rule.js';

/** Text by language; `en` is always there. */
export interface Label {
  readonly en: string;
  readonly 'zh-CN'?: string;
}

export interface Model {
  /** SHA-256 of the canonical documents. */
  readonly hash: string;
  readonly app: AppModel;
  /** By name; null prototype. */
  readonly objects: Readonly<Record<string, ObjectModel>>;
  /** By id; null prototype. */
  readonly roles: Readonly<Record<string, RoleModel>>;
}

export interface AppModel {
  readonly name: string;
  readonly version: string;
  readonly label: Label;
  readonly country: string;
  readonly currency: string;
  readonly timezone: string;
  readonly navigation: readonly { readonly label: Label; readonly objects: readonly string[] }[];
}

export interface ObjectModel {
  readonly id: string;
  /** Also the table's name within the workspace's schema. */
  readonly name: string;
  readonly label: Label;
  readonly plural: Label;
  readonly description?: Label;
  readonly icon: string;
  /** Name of the title field. */
  readonly title: string;
  /** Names of the fields a search looks into. */
  readonly search: readonly string[];
  /** By name, in order: the declared fields, then the system fields; null prototype. */
  readonly fields: Readonly<Record<string, FieldModel>>;
  readonly rules: readonly ObjectRule[];
  readonly flow: FlowModel | null;
  /** Drawn where none of `layouts` fits. */
  readonly layout: LayoutModel;
  /** For some record types or roles; the first one that fits is drawn. */
  readonly layouts: readonly SpecialLayout[];
  readonly views: readonly ViewModel[];
  /** Lookups of other objects (and this one) that point here. */
  readonly incoming: readonly { readonly object: string; readonly field: string }[];
}

/** A rule that the checker has admitted, with what it reads. */
export interface CompiledRule {
  readonly rule: Rule;
  /** Fields of the record it reads, paths such as `customer.owner` included. */
  readonly reads: readonly string[];
  /** `object.field` pairs whose related records it counts; such a rule is left to the server. */
  readonly counts: readonly string[];
}

/** A condition over a record: always, never, or as a rule says. */
export type Condition = boolean | CompiledRule;

export interface FieldModel {
  readonly id: string;
  readonly name: string;
  /** Key of the facets in `field-types`. */
  readonly type: string;
  readonly label: Label;
  readonly help?: Label;
  /** Given by the platform (`owner`, `created_at`, `stage`, …), not declared. */
  readonly system: boolean;
  readonly required: Condition;
  readonly visible: Condition;
  readonly readonly: Condition;
  /** A literal in wire form, or a rule; undefined: none. */
  readonly default?: { readonly value: unknown } | { readonly rule: CompiledRule };
  /** `normalised`: values that differ in case, width or spaces only count as equal. */
  readonly unique: false | 'exact' | 'normalised';
  readonly index: boolean;
  /** What the type adds (`max`, `scale`, …), defaults filled in. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Picklists, `stage` and `record_type`: the values in order. */
  readonly values?: readonly ValueModel[];
  /** Picklists: the field whose value decides which values may be chosen (`record_type` counts too). */
  readonly dependsOn?: string;
  /** Lookups: name of the object pointed to. `user` fields have none. */
  readonly to?: string;
}

export interface ValueModel {
  readonly code: string;
  readonly label: Label;
  readonly color: string;
  readonly active: boolean;
  /** Codes of `dependsOn` under which it may be chosen; undefined: all. */
  readonly when?: readonly string[];
  /** Names of the record types that admit it; undefined: all. */
  readonly recordTypes?: readonly string[];
}

export interface ObjectRule {
  readonly id: string;
  readonly name: string;
  /** A warning is said, and refuses nothing. */
  readonly level: 'error' | 'warning';
  readonly when: CompiledRule;
  readonly at: readonly string[];
  readonly message: Label;
}

export interface FlowModel {
  readonly label: Label;
  readonly stages: readonly StageModel[];
  readonly transitions: readonly TransitionModel[];
}

export interface StageModel {
  readonly id: string;
  readonly name: string;
  readonly label: Label;
  readonly kind: 'open' | 'won' | 'lost' | 'done';
  readonly color: string;
  readonly initial: boolean;
  /** Percent; null: not said. */
  readonly probability: number | null;
  /** Hours a record may stand here; null: as long as it likes. */
  readonly timeLimit: number | null;
  readonly required: readonly string[];
  readonly set: SetModel;
}

/** Fields written by entering a stage or taking a transition, by name; null prototype. */
export type SetModel = Readonly<Record<string, { readonly value: unknown } | { readonly rule: CompiledRule }>>;

export interface TransitionModel {
  readonly id: string;
  readonly name: string;
  readonly label: Label;
  readonly from: readonly string[];
  readonly to: string;
  readonly guard: CompiledRule | null;
  readonly message: Label | null;
  readonly required: readonly string[];
  readonly reason: boolean;
  /** Written before what the target stage sets, and not overwritten by it. */
  readonly set: SetModel;
}

export interface LayoutModel {
  /** Empty: the sections stand below each other. */
  readonly tabs: readonly { readonly id: string; readonly label: Label }[];
  /**
   * A declared field stands in at most one section. Those that the object's own layout leaves out come last in it; of
   * a layout for some, only those that may be required.
   */
  readonly sections: readonly {
    readonly id: string;
    readonly label: Label;
    /** Id of the tab it stands in; null where there are none. */
    readonly tab: string | null;
    readonly columns: 1 | 2 | 3;
    readonly fields: readonly string[];
    readonly visible: Condition;
  }[];
  readonly related: readonly { readonly object: string; readonly field: string; readonly columns: readonly string[] }[];
}

/** For records of these types and holders of these roles; null: of all, for everyone. */
export interface SpecialLayout extends LayoutModel {
  readonly id: string;
  readonly name: string;
  readonly label: Label;
  /** Names. */
  readonly recordTypes: readonly string[] | null;
  /** Ids. */
  readonly roles: readonly string[] | null;
}

export interface ViewModel {
  readonly id: string;
  readonly name: string;
  readonly label: Label;
  /** Ids; null: for everyone. */
  readonly roles: readonly string[] | null;
  /** Path of the field by which rows are grouped. */
  readonly group: string | null;
  readonly columns: readonly string[];
  readonly filter: CompiledRule | null;
  readonly sort: readonly SortKey[];
}

export interface SortKey {
  readonly path: string;
  readonly descending: boolean;
}

export type Right = 'create' | 'read' | 'update' | 'delete' | 'export' | 'import' | 'transfer' | 'take';
export type FieldAccess = 'hidden' | 'masked' | 'read' | 'edit';

export interface RoleModel {
  readonly id: string;
  readonly name: string;
  readonly label: Label;
  readonly administer: boolean;
  /** By object name, `*` resolved to every object it stands for; null prototype. */
  readonly grants: Readonly<Record<string, readonly GrantModel[]>>;
}

export interface GrantModel {
  readonly rows: Condition;
  readonly rights: readonly Right[];
  /** By field name, every field of the object listed, system fields included; null prototype. */
  readonly fields: Readonly<Record<string, FieldAccess>>;
  /** Names of transitions. */
  readonly transitions: readonly string[];
}
