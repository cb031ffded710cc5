/** JSON Schemas of documents as they are annotated: what a property names, is called, and becomes. */
import type { Text } from './kind.js';

/** What a name may stand for; `path` leads over lookups, `given` is a value, codes or a rule for a field, `tab` an id. */
type Named =
  | 'field'
  | 'path'
  | 'rule'
  | 'given'
  | 'code'
  | 'controlling_code'
  | 'stage'
  | 'transition'
  | 'record type'
  | 'tab'
  // or the kind of a document
  | (string & {});

/** `x-names`: the text, each text of the list or each key is a name. */
export interface NamesAnnotation {
  /** The kind of reference. */
  readonly as: string;
  readonly to: Named;
  /** Where the name stands, within a sentence: “as a column”. */
  readonly place?: Text;
  /** What it does to what it names, after its own name: “shows it as a column”. */
  readonly use?: Text;
  /** What becomes of the place once what it names is removed; left out: only a person can say. */
  readonly fix?: Text;
  /** What has no sense without the name: the entry or component around it, not the text alone. */
  readonly unit?: 'owner';
  /** A rule of which each condition of a leading `and` has sense by itself. */
  readonly conjuncts?: true;
  /** Under `*` the name stands for several components at once. */
  readonly shared?: true;
}

/** `x-on-remove`: what goes with a thing that is named. entry: the name. unit: what reads it. component: and all that names that. */
export type OnRemove = 'entry' | 'unit' | 'component' | 'person' | 'inline' | 'independent';

/**
 * `x-emptied`: what becomes of a list with fewer than its fewest entries. goes: it goes. owner: the entry it stands in does.
 * component: and all that names that. floor: it must not become so short. person: only a person can say what is meant then.
 * title: the title takes the place. inactive: the value is no longer chosen. types, untab, layout: the last one has gone.
 */
export type OnEmptied = 'goes' | 'owner' | 'component' | 'floor' | 'person' | 'title' | 'inactive' | 'types' | 'untab' | 'layout';

/** `x-part`: the schema is that of a component, which changes are told of one by one. */
export interface PartAnnotation extends Text {
  /** What it is, within the code. */
  readonly kind: string;
  /** Values of records hang on it; they are kept until they are purged. */
  readonly keeps_values?: true;
  /** Where adding, removing or renaming one is not what it mostly is: safe, to be confirmed, safe. */
  readonly risk?: Readonly<Partial<Record<'added' | 'removed' | 'renamed', 'safe' | 'confirm'>>>;
}

/** `x-risk`: changes of the property that touch records or rights. */
export type RiskAnnotation =
  'always' | 'set' | 'lowered' | 'raised' | 'gained' | 'narrowed' | { readonly to: unknown } | { readonly unless: unknown };

/** `x-words` */
interface WordsAnnotation {
  /** Over a form. */
  readonly label?: Text;
  readonly help?: Text;
  /** What it means to choose none, and each of the choices. */
  readonly none?: Text;
  readonly options?: Readonly<Record<string, Text>>;
  /** Within a sentence about a change, where that is not the label. */
  readonly noun?: Text;
  /** Sentences about a change: of a switch, or of a list whose entries are told. `{0}` is the rule or the entries. */
  readonly said?: Said;
}

/** “becomes required”, “is required when …”, “only warns”. */
export interface SwitchWords {
  readonly on: Text;
  readonly off: Text;
  readonly when?: Text;
  /** Value that it has where it is left out. */
  readonly absent?: unknown;
  /** Words for single values. */
  readonly values?: Readonly<Record<string, Text>>;
}
/** “makes Budget required from this stage on” */
export interface ListWords {
  readonly gained: Text;
  readonly lost: Text;
}
type Said = SwitchWords | ListWords;

export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly 'x-names'?: NamesAnnotation;
  readonly 'x-on-remove'?: OnRemove;
  readonly 'x-emptied'?: OnEmptied;
  readonly 'x-part'?: PartAnnotation;
  readonly 'x-risk'?: RiskAnnotation;
  readonly 'x-words'?: WordsAnnotation;
  /** How a value is printed, where the schema alone does not tell. */
  readonly 'x-form'?: string;
  /** Names in a document, or beside the property with this name, stand for parts of that object. */
  readonly 'x-scope'?: string;
  /** Properties by which entries without an id are known. */
  readonly 'x-key'?: readonly string[];
  /** What the property of this name is in every branch of `oneOf`. */
  readonly 'x-properties'?: Readonly<Record<string, Schema>>;
}

/** Keywords that say something to people and walkers, and nothing to validators. */
export const annotations = [
  'x-names',
  'x-on-remove',
  'x-emptied',
  'x-part',
  'x-risk',
  'x-words',
  'x-form',
  'x-scope',
  'x-key',
  'x-properties',
] as const satisfies readonly (keyof Schema)[];
