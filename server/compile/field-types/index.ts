/** The closed list of field types, in the order in which people choose from them. One file a type, one line here. */
import { address } from './address.js';
import { autoNumber } from './auto_number.js';
import { boolean } from './boolean.js';
import { currency } from './currency.js';
import { date } from './date.js';
import { datetime } from './datetime.js';
import { decimal } from './decimal.js';
import { duration } from './duration.js';
import { email } from './email.js';
import type { FieldType } from './field-type.js';
import { id } from './id.js';
import { integer } from './integer.js';
import { json } from './json.js';
import { location } from './location.js';
import { longText } from './long_text.js';
import { lookup } from './lookup.js';
import { masterDetail } from './master_detail.js';
import { multiLookup } from './multi_lookup.js';
import { multiPicklist } from './multi_picklist.js';
import { percent } from './percent.js';
import { phone } from './phone.js';
import { picklist } from './picklist.js';
import { rating } from './rating.js';
import { richText } from './rich_text.js';
import { tags } from './tags.js';
import { text } from './text.js';
import { time } from './time.js';
import { url } from './url.js';
import { user } from './user.js';

const all: readonly FieldType[] = [
  text,
  longText,
  richText,
  integer,
  decimal,
  currency,
  percent,
  boolean,
  date,
  datetime,
  time,
  duration,
  email,
  phone,
  url,
  picklist,
  multiPicklist,
  tags,
  lookup,
  multiLookup,
  masterDetail,
  user,
  autoNumber,
  address,
  location,
  rating,
  json,
  id,
];

/** By name; null prototype. */
export const fieldTypes: Readonly<Record<string, FieldType>> = Object.freeze(
  Object.assign(
    Object.create(null) as Record<string, FieldType>,
    Object.fromEntries(all.map((type) => [type.name, Object.freeze(type)])),
  ),
);

/** Types that documents may declare: all but those that only the platform gives. */
export const declarable: readonly FieldType[] = all.filter(({ name }) => name !== 'id');

/** The facets of a field of the model. */
export function typeOf(field: { readonly type: string }): FieldType {
  const type = fieldTypes[field.type];
  if (!type) throw new Error(`No field type is called ${field.type}`);
  return type;
}
