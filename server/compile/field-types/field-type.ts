/** What a field type states about itself. One file a type; the closed list is `index.ts`. */
import type { RuleType } from '../../../metadata/rules/rule.js';
import type { FilterOperator } from '../../../metadata/values/filter-term.js';
import type { FieldModel, Label } from '../model.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Filter operators, in the spelling of `amount.gte=1000`. */
export type Operator = FilterOperator;

/** What a conversion between types may ask of its surroundings. */
export interface ConversionPlace {
  /** IANA name of the application's time zone. */
  readonly timezone: string;
  /** SQL (text) of the title of the record or user whose id stands in this field. */
  title(field: FieldModel, id: string): string;
}

/** SQL that makes one value of another; null as a whole: there is no such way. */
type ConversionSql = ((expression: string, field: FieldModel, at: ConversionPlace) => string) | null;

export interface FieldType {
  readonly name: string;
  readonly label: Label;
  readonly description: Label;
  /** JSON Schema of the properties this type adds to a field document; all optional unless in `needs`. */
  readonly options: Readonly<Record<string, JsonSchema>>;
  readonly needs?: readonly string[];
  /** Defaults of those options. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** What holds for every field of the type; its documents cannot say otherwise. */
  readonly fixed?: { readonly required?: true; readonly readonly?: true };

  /** PostgreSQL type of the column, for instance `numeric(15,2)`. */
  column(field: FieldModel): string;
  /** Type in rules. */
  readonly ruleType: RuleType;
  /** Operators for filters, empty: not filterable. */
  readonly operators: readonly Operator[];
  readonly sortable: boolean;
  readonly groupable: boolean;
  /** May be summed and averaged. */
  readonly numeric: boolean;
  /** May be declared unique; may be searched. */
  readonly uniqueable: boolean;
  readonly searchable: boolean;

  /** JSON Schema (2020-12) of a written value that is not null. Its verdict is the server's verdict. */
  jsonSchema(field: FieldModel): JsonSchema;
  /** rjsf UI schema: widget and its options. */
  uiSchema(field: FieldModel): Readonly<Record<string, unknown>>;
  /** Canonical form of a valid value: what is stored and compared (E.164, trimmed, NFC, …). */
  normalise(value: unknown, field: FieldModel): unknown;
  /** Canonical value → parameter for `pg` (text, number, boolean, array or JSON text). */
  toParameter(value: unknown, field: FieldModel): unknown;
  /** Cast of a parameter, for instance `numeric`; arrays are made by appending `[]`. */
  cast(field: FieldModel): string;
  /** SQL of the value as it goes onto the wire inside a JSON object, explicit about its format. */
  read(expression: string, field: FieldModel): string;
  /** SQL to sort by, of bounded length, as an index holds it; null sorts last either way. */
  sort(expression: string, field: FieldModel): string;
  /** SQL of a key that is equal where the values are, of bounded length, for indexes; left out where a value is one itself. */
  key?(expression: string): string;
  /** SQL of the masked value (text); a type that cannot be masked answers `null`: masked then means hidden. */
  mask(expression: string, field: FieldModel): string | null;
  /** The same for a canonical value that is not null, for answers made from values the server already has. */
  maskValue(value: unknown, field: FieldModel): string | null;
  /** Text form for spreadsheets, both ways. `fromText` answers the raw value to be validated. */
  toText(value: unknown, field: FieldModel): string;
  fromText(text: string, field: FieldModel): unknown;
  /** A field changes its type by way of text: SQL of a value as a person would write it, … */
  readonly textSql: ConversionSql;
  /** … and SQL of the value that such a text stands for, null where it stands for none. */
  readonly fromTextSql: ConversionSql;
  /** For the conformance suite: field documents' options with valid `in` → `out` and invalid values. */
  readonly samples: readonly {
    readonly options: Readonly<Record<string, unknown>>;
    readonly valid: readonly { readonly in: unknown; readonly out: unknown }[];
    /** Smallest and largest, longest, and odd-looking values that must pass. */
    readonly extreme: readonly { readonly in: unknown; readonly out: unknown }[];
    readonly invalid: readonly { readonly in: unknown; readonly code: string }[];
  }[];
}
