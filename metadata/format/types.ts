/** Types of the documents. Generated from the JSON Schemas in this folder by `npm run generate`; do not edit. */

/** A JSON Logic expression: an object with one key, the operator. */
export type Rule = { readonly [operator: string]: unknown };

/**
 * Text shown to people, by language. `en` is what is shown where a language is missing.
 */
export interface Label {
  en: string;
  'zh-CN'?: string;
}

/**
 * One of the named colours of the design system.
 */
export type Color =
  'default' | 'blue' | 'cyan' | 'green' | 'lime' | 'gold' | 'orange' | 'volcano' | 'red' | 'magenta' | 'purple' | 'geekblue';

export interface ValueDocument {
  code: string;
  label: Label;
  color?: Color;
  /**
   * false: kept readable on old records, no longer selectable.
   */
  active?: boolean;
  /**
   * Codes of the controlling picklist under which this value may be chosen. Left out: under every code.
   *
   * @minItems 1
   */
  when?: string[];
}

/**
 * One line of text, up to 255 characters unless said otherwise.
 */
export interface TextFieldDocument {
  id: string;
  name: string;
  type: 'text';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Most characters. Default 255.
   */
  max_length?: number;
  /**
   * Fewest characters.
   */
  min_length?: number;
  /**
   * Regular expression (RE2) that the text must contain a match of; anchor it with ^ and $ to bind the whole text.
   */
  pattern?: string;
  /**
   * Says what the pattern wants.
   */
  pattern_message?: Label;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: no two records alike. `normalised`: nor alike but for case, width and spaces.
   */
  unique?: true | 'normalised';
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * Text of several lines, up to 20,000 characters unless said otherwise.
 */
export interface LongTextFieldDocument {
  id: string;
  name: string;
  type: 'long_text';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Most characters. Default 20000.
   */
  max_length?: number;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
}

/**
 * Text with headings, lists, links and emphasis. Stored as HTML; anything that could run is removed.
 */
export interface RichTextFieldDocument {
  id: string;
  name: string;
  type: 'rich_text';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Most characters, markup included. Default 20000.
   */
  max_length?: number;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
}

/**
 * A whole number.
 */
export interface IntegerFieldDocument {
  id: string;
  name: string;
  type: 'integer';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Smallest value allowed.
   */
  min?: number;
  /**
   * Largest value allowed.
   */
  max?: number;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: no two records have the same value.
   */
  unique?: true;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * A number of at most 15 digits, two of them after the point unless said otherwise.
 */
export interface DecimalFieldDocument {
  id: string;
  name: string;
  type: 'decimal';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Digits after the decimal point, 0 to 8. Default 2.
   */
  scale?: number;
  /**
   * Smallest value allowed.
   */
  min?: number;
  /**
   * Largest value allowed.
   */
  max?: number;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: no two records have the same value.
   */
  unique?: true;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * An amount of money, in the application's currency unless said otherwise.
 */
export interface CurrencyFieldDocument {
  id: string;
  name: string;
  type: 'currency';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * ISO 4217 code. Default: the application's.
   */
  currency?: string;
  /**
   * Digits after the decimal point, 0 to 8. Default 2.
   */
  scale?: number;
  /**
   * Smallest value allowed.
   */
  min?: number;
  /**
   * Largest value allowed.
   */
  max?: number;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: no two records have the same value.
   */
  unique?: true;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * A percentage; 35 means 35 %.
 */
export interface PercentFieldDocument {
  id: string;
  name: string;
  type: 'percent';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Digits after the decimal point, 0 to 8. Default 2.
   */
  scale?: number;
  /**
   * Smallest value allowed.
   */
  min?: number;
  /**
   * Largest value allowed.
   */
  max?: number;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: no two records have the same value.
   */
  unique?: true;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * Yes, no, or not said.
 */
export interface BooleanFieldDocument {
  id: string;
  name: string;
  type: 'boolean';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * A day, for instance 2026-01-31.
 */
export interface DateFieldDocument {
  id: string;
  name: string;
  type: 'date';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: no two records have the same value.
   */
  unique?: true;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * A moment; written with its offset, for instance 2026-01-31T14:30:00+08:00.
 */
export interface DatetimeFieldDocument {
  id: string;
  name: string;
  type: 'datetime';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: no two records have the same value.
   */
  unique?: true;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * A time of day, for instance 14:30:00.
 */
export interface TimeFieldDocument {
  id: string;
  name: string;
  type: 'time';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: no two records have the same value.
   */
  unique?: true;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * A length of time, stored in seconds, shown in minutes or hours.
 */
export interface DurationFieldDocument {
  id: string;
  name: string;
  type: 'duration';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Unit in which it is typed and shown. Default minutes.
   */
  unit?: 'minutes' | 'hours';
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * An e-mail address; its domain is stored in lower case.
 */
export interface EmailFieldDocument {
  id: string;
  name: string;
  type: 'email';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: no two records alike. `normalised`: nor alike but for case, width and spaces.
   */
  unique?: true | 'normalised';
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * A phone number. Without a country code it is read as a number of the application's country.
 */
export interface PhoneFieldDocument {
  id: string;
  name: string;
  type: 'phone';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * ISO 3166-1 alpha-2 code. Default: the application's.
   */
  country?: string;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: no two records alike. `normalised`: nor alike but for case, width and spaces.
   */
  unique?: true | 'normalised';
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * An address beginning with http:// or https://.
 */
export interface UrlFieldDocument {
  id: string;
  name: string;
  type: 'url';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
}

/**
 * One value of a list, shared or of this field alone.
 */
export interface PicklistFieldDocument {
  id: string;
  name: string;
  type: 'picklist';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Name of the shared picklist that gives the values.
   */
  picklist?: string;
  /**
   * Values of this field alone, in place of `picklist`.
   */
  values?: ValueDocument[];
  /**
   * Picklist field whose value decides which values may be chosen (the values' `when`).
   */
  depends_on?: string;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * Any number of values of a list.
 */
export interface MultiPicklistFieldDocument {
  id: string;
  name: string;
  type: 'multi_picklist';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Name of the shared picklist that gives the values.
   */
  picklist?: string;
  /**
   * Values of this field alone, in place of `picklist`.
   */
  values?: ValueDocument[];
  /**
   * Picklist field whose value decides which values may be chosen (the values' `when`).
   */
  depends_on?: string;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
}

/**
 * Free keywords, up to 50 unless said otherwise.
 */
export interface TagsFieldDocument {
  id: string;
  name: string;
  type: 'tags';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Most tags. Default 50.
   */
  max?: number;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
}

/**
 * A record of another object.
 */
export interface LookupFieldDocument {
  id: string;
  name: string;
  type: 'lookup';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Name of the object pointed to.
   */
  to: string;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: no two records have the same value.
   */
  unique?: true;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * Any number of records of another object.
 */
export interface MultiLookupFieldDocument {
  id: string;
  name: string;
  type: 'multi_lookup';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Name of the object pointed to.
   */
  to: string;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
}

/**
 * The record this one is part of. Always required; deleted and restored with it.
 */
export interface MasterDetailFieldDocument {
  id: string;
  name: string;
  type: 'master_detail';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Name of the object pointed to.
   */
  to: string;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: no two records have the same value.
   */
  unique?: true;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * A member of the workspace.
 */
export interface UserFieldDocument {
  id: string;
  name: string;
  type: 'user';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: no two records have the same value.
   */
  unique?: true;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * A running number given by the server. {00000} is the count, at least as many digits; {YYYY}, {MM}, {DD} the day in the application’s time zone, on which the count starts anew.
 */
export interface AutoNumberFieldDocument {
  id: string;
  name: string;
  type: 'auto_number';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * For instance `ORD-{YYYY}-{00000}`: fixed text, {YYYY}, {MM}, {DD}, and once the count as a run of zeros.
   */
  format: string;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true: no two records alike. `normalised`: nor alike but for case, width and spaces.
   */
  unique?: true | 'normalised';
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * Country, province, city, street, postal code.
 */
export interface AddressFieldDocument {
  id: string;
  name: string;
  type: 'address';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
}

/**
 * Latitude and longitude in degrees.
 */
export interface LocationFieldDocument {
  id: string;
  name: string;
  type: 'location';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
}

/**
 * One to five stars, or as many as said.
 */
export interface RatingFieldDocument {
  id: string;
  name: string;
  type: 'rating';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * Most stars, up to 10. Default 5.
   */
  max?: number;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
  /**
   * true: filtering and sorting by this field is made fast.
   */
  index?: boolean;
}

/**
 * A JSON object or list that is kept as it is.
 */
export interface JsonFieldDocument {
  id: string;
  name: string;
  type: 'json';
  label: Label;
  /**
   * Shown with the field to whoever fills it.
   */
  help?: Label;
  /**
   * true, or a rule under which the field must be filled.
   */
  required?: boolean | Rule;
  /**
   * Shown, and sent by forms, only while this rule is true.
   */
  visible?: Rule;
  /**
   * true, or a rule under which the field cannot be written.
   */
  readonly?: boolean | Rule;
  /**
   * Value of new records that do not give one: a literal or a rule.
   */
  default?: unknown;
}

/**
 * The manifest of an application: what it is, what it needs, how its navigation is grouped. File `template.json`.
 */
export interface AppDocument {
  kind: 'app';
  id: string;
  name: string;
  /**
   * Semantic version of the application.
   */
  version: string;
  /**
   * Range of Touchstone versions it runs on, for instance `>=0.1.0`. Publishing refuses any other.
   */
  requires?: string;
  label: Label;
  description?: Label;
  /**
   * ISO 3166-1 alpha-2. Phone numbers without a country code are read as of this country. Default CN.
   */
  country?: string;
  /**
   * ISO 4217. Currency of currency fields that name none. Default CNY.
   */
  currency?: string;
  /**
   * IANA time zone in which `today` begins and dates are grouped. Default Asia/Shanghai.
   */
  timezone?: string;
  /**
   * Groups of objects in the order of the menu. Objects in no group are reached by links only.
   *
   * @maxItems 50
   */
  navigation?: {
    label: Label;
    /**
     * @minItems 1
     */
    objects: string[];
  }[];
}

/**
 * A kind of record of this object. Rules and layouts read it as the field `record_type`; the first one is the default.
 */
export interface RecordTypeDocument {
  id: string;
  name: string;
  label: Label;
  /**
   * By picklist field: the codes that a record of this type may take. Fields left out: all codes.
   */
  values?: {
    /**
     * @minItems 1
     */
    [k: string]: string[];
  };
}

/**
 * Refuses a record for which `when` is true, or warns of it.
 */
export interface ObjectRuleDocument {
  id: string;
  name: string;
  /**
   * error: the record is refused. warning: it is written, and the message is shown. Default error.
   */
  level?: 'error' | 'warning';
  /**
   * The violation: true means refused, or warned of.
   */
  when: Rule;
  /**
   * Fields at which the message is shown. Default: the record.
   *
   * @minItems 1
   */
  at?: string[];
  message: Label;
}

/**
 * A state machine over the system field `stage`.
 */
export interface FlowDocument {
  /**
   * Label of the field `stage`.
   */
  label?: Label;
  /**
   * @minItems 2
   * @maxItems 50
   */
  stages: StageDocument[];
  /**
   * @minItems 1
   * @maxItems 500
   */
  transitions: TransitionDocument[];
}

export interface StageDocument {
  id: string;
  name: string;
  label: Label;
  /**
   * open: work goes on; won, lost, done: ended. Default open.
   */
  kind?: 'open' | 'won' | 'lost' | 'done';
  color?: Color;
  /**
   * How likely a record in this stage is won, in percent; shown with the stage.
   */
  probability?: number;
  /**
   * Hours that a record may stand in this stage; one that stands longer is marked as overdue.
   */
  time_limit?: number;
  /**
   * true: a record may be created in this stage. Where no stage says so, the first is initial; the first initial stage is the default.
   */
  initial?: boolean;
  /**
   * Fields a record in this stage must have.
   *
   * @minItems 1
   */
  required?: string[];
  /**
   * Fields written when a record enters this stage, unless the request gives them: a value or a JSON Logic expression.
   */
  set?: {
    /**
     * The value, or the expression that makes it.
     */
    [k: string]: unknown;
  };
}

export interface TransitionDocument {
  id: string;
  name: string;
  label: Label;
  /**
   * @minItems 1
   */
  from: string[];
  to: string;
  /**
   * Must be true for the move.
   */
  guard?: Rule;
  /**
   * Said when the guard is not met.
   */
  message?: Label;
  /**
   * Fields this move needs, beyond those of the target stage.
   *
   * @minItems 1
   */
  required?: string[];
  /**
   * true: the move needs a reason in words.
   */
  reason?: boolean;
  /**
   * Fields written by this move, unless the request gives them: a value or a JSON Logic expression. They come before what the target stage sets, and stand against it.
   */
  set?: {
    /**
     * The value, or the expression that makes it.
     */
    [k: string]: unknown;
  };
}

/**
 * Sections of the form and the record page. Fields that stand in none come in a last one.
 */
export interface LayoutDocument {
  /**
   * Tabs that the sections are spread over, in order. Left out: all sections stand below each other.
   *
   * @minItems 2
   * @maxItems 12
   */
  tabs?: TabDocument[];
  /**
   * @minItems 1
   * @maxItems 50
   */
  sections: SectionDocument[];
  /**
   * Lists of records that point here, in order. Default: every lookup to this object.
   *
   * @maxItems 30
   */
  related?: RelatedListDocument[];
}

/**
 * The layout for some record types, some roles, or both. Fields that stand in no section are not drawn, but for those that may be required. It hides nothing: what one may see and write is decided by roles.
 */
export interface SpecialLayoutDocument {
  id: string;
  name: string;
  label: Label;
  /**
   * For records of these types. Left out: of all.
   *
   * @minItems 1
   */
  record_types?: string[];
  /**
   * For users who hold one of these roles. Left out: for everyone.
   *
   * @minItems 1
   * @maxItems 100
   */
  roles?: string[];
  /**
   * Tabs that the sections are spread over, in order. Left out: all sections stand below each other.
   *
   * @minItems 2
   * @maxItems 12
   */
  tabs?: TabDocument[];
  /**
   * @minItems 1
   * @maxItems 50
   */
  sections: SectionDocument[];
  /**
   * Lists of records that point here, in order. Default: those of `layout`.
   *
   * @maxItems 30
   */
  related?: RelatedListDocument[];
}

export interface TabDocument {
  id: string;
  label: Label;
}

export interface SectionDocument {
  id: string;
  label: Label;
  /**
   * Id of the tab it stands in. Left out: the first one.
   */
  tab?: string;
  /**
   * 1 to 3; default 2. Fewer on a narrow screen.
   */
  columns?: 1 | 2 | 3;
  /**
   * @minItems 1
   */
  fields: string[];
  /**
   * Shown only while this is true.
   */
  visible?: Rule;
}

export interface RelatedListDocument {
  object: string;
  /**
   * The lookup of that object which points here.
   */
  field: string;
  /**
   * @minItems 1
   * @maxItems 10
   */
  columns?: string[];
}

/**
 * A list view. The first one is shown first.
 */
export interface ViewDocument {
  id: string;
  name: string;
  label: Label;
  /**
   * For users who hold one of these roles. Left out: for everyone.
   *
   * @minItems 1
   * @maxItems 100
   */
  roles?: string[];
  /**
   * @minItems 1
   * @maxItems 30
   */
  columns: string[];
  filter?: Rule;
  /**
   * Rows are grouped by this field, under headings with counts; the list is sorted by it first.
   */
  group?: string;
  /**
   * Fields in order; a leading `-` sorts descending.
   *
   * @minItems 1
   * @maxItems 5
   */
  sort?: string[];
}

/**
 * An object: its fields, rules, stage flow, layout and list views. File `objects/<name>/object.json`.
 */
export interface ObjectDocument {
  kind: 'object';
  id: string;
  name: string;
  label: Label;
  plural?: Label;
  description?: Label;
  icon?: string;
  /**
   * The field that names a record wherever it is mentioned.
   */
  title: string;
  /**
   * Text fields that a search looks into. Default: the title.
   *
   * @minItems 1
   * @maxItems 10
   */
  search?: string[];
  /**
   * @minItems 1
   * @maxItems 500
   */
  fields: FieldDocument[];
  /**
   * @minItems 1
   * @maxItems 50
   */
  record_types?: RecordTypeDocument[];
  /**
   * @maxItems 200
   */
  rules?: ObjectRuleDocument[];
  flow?: FlowDocument;
  layout?: LayoutDocument;
  /**
   * Layouts for some record types or roles. The first one that fits is drawn; where none does, `layout`.
   *
   * @minItems 1
   * @maxItems 50
   */
  layouts?: SpecialLayoutDocument[];
  /**
   * @maxItems 100
   */
  views?: ViewDocument[];
}

/**
 * A set of values that several fields share. File `picklists/<name>.json`.
 */
export interface PicklistDocument {
  kind: 'picklist';
  id: string;
  name: string;
  label: Label;
  values: ValueDocument[];
}

/**
 * On these rows: these rights and these fields. Grants add up row by row: fields granted on some rows are not granted on others.
 */
export interface GrantDocument {
  /**
   * own: owner is the user. department: owner is in the user's department. department_tree: or in a department below it. all. Or a JSON Logic condition over the record, where `{"sees":["customer"]}` means: the user may read the record that the lookup `customer` points to.
   */
  rows: ('own' | 'department' | 'department_tree' | 'all') | Rule;
  /**
   * A write never lets its writer see or do more than before. transfer: may give a record of theirs away, to an owner under whom they may do less with it than before (of a new record: less than as its owner). take: may change the owner, or any other field that row scopes of theirs read, so that they may see or do more than before with the record or with others that hang on it. Both act on records as they were before the change, need the field itself to be editable, and are never granted by the object `*`.
   *
   * @minItems 1
   */
  rights: ('create' | 'read' | 'update' | 'delete' | 'export' | 'import' | 'transfer' | 'take')[];
  /**
   * By field name; `*` stands for every field not named here, those added later included. A field that neither names nor `*` covers is hidden. `*` lets the owner be read at most; who may change it, names `owner`.
   */
  fields: {
    [k: string]: 'hidden' | 'masked' | 'read' | 'edit';
  };
  /**
   * Transitions of the object's flow that may be used, by name; `*`: all.
   */
  transitions?: ('*' | string)[];
}

/**
 * What its holders may do. What is not granted is denied. File `roles/<name>.json`.
 */
export interface RoleDocument {
  kind: 'role';
  id: string;
  name: string;
  label: Label;
  description?: Label;
  /**
   * true: may manage users, departments and the application's configuration.
   */
  administer?: boolean;
  /**
   * Grants by object name; `*` stands for every object that is not named here.
   */
  objects: {
    /**
     * @minItems 1
     * @maxItems 20
     */
    [k: string]: GrantDocument[];
  };
}

export type FieldDocument =
  | TextFieldDocument
  | LongTextFieldDocument
  | RichTextFieldDocument
  | IntegerFieldDocument
  | DecimalFieldDocument
  | CurrencyFieldDocument
  | PercentFieldDocument
  | BooleanFieldDocument
  | DateFieldDocument
  | DatetimeFieldDocument
  | TimeFieldDocument
  | DurationFieldDocument
  | EmailFieldDocument
  | PhoneFieldDocument
  | UrlFieldDocument
  | PicklistFieldDocument
  | MultiPicklistFieldDocument
  | TagsFieldDocument
  | LookupFieldDocument
  | MultiLookupFieldDocument
  | MasterDetailFieldDocument
  | UserFieldDocument
  | AutoNumberFieldDocument
  | AddressFieldDocument
  | LocationFieldDocument
  | RatingFieldDocument
  | JsonFieldDocument;
