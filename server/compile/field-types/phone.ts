/** Phone numbers: typed as people write them, stored as E.164. */
import { getCountries, getCountryCallingCode, Metadata, type CountryCode } from 'libphonenumber-js';
import { phoneNumber } from '../../../metadata/values/formats.js';
import type { FieldModel } from '../model.js';
import type { FieldType } from './field-type.js';
import { literal, once } from './parts/conversion.js';
import { textFacets } from './parts/text.js';

const countryOf = ({ options }: FieldModel): string => options.country as string;

/** What stands before a number of the application's own country: `+86`. */
const home = (field: FieldModel): string => `+${getCountryCallingCode(countryOf(field) as CountryCode)}`;

/** Numbers of the country, without prefix, as an expression. */
function nationalPattern(field: FieldModel): string {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(countryOf(field) as CountryCode);
  // In the metadata, though not in its types.
  const plan = metadata.numberingPlan as unknown as { nationalNumberPattern(): string };
  return `^(${plan.nationalNumberPattern()})$`.replaceAll(String.raw`\d`, '[0-9]');
}

/** E.164 with a calling code that exists. */
const international = `^\\+(${[...new Set(getCountries().map((country) => getCountryCallingCode(country)))].join('|')})[0-9]{6,12}$`;

/** Short numbers show their end only, so that a mask never gives more than half away. */
const short = 9;

export const phone: FieldType = {
  ...textFacets,
  name: 'phone',
  label: { en: 'Phone', 'zh-CN': '电话' },
  description: {
    en: "A phone number. Without a country code it is read as a number of the application's country.",
    'zh-CN': '电话号码。不带国家代码时按应用所在国家解析。',
  },
  options: {
    country: {
      description: "ISO 3166-1 alpha-2 code. Default: the application's.",
      type: 'string',
      pattern: '^[A-Z]{2}$',
      'x-risk': 'always',
      'x-words': {
        label: { en: 'Country', 'zh-CN': '国家' },
        noun: { en: 'country', 'zh-CN': '国家/地区' },
        help: {
          en: 'Two letters. Numbers without a country code are read as of this country.',
          'zh-CN': '两位字母代码。未写国家码的号码按此国家识别。',
        },
      },
    },
  },
  jsonSchema: (field) => ({ type: 'string', format: 'phone', maxLength: 40, 'x-country': countryOf(field) }),
  uiSchema: (field) => ({ 'ui:widget': 'phone', 'ui:options': { country: countryOf(field) } }),
  // Written internationally, or as a number of the field's country.
  fromTextSql: (text, field) =>
    once(`regexp_replace(normalize(${text}, NFKC), '[\\s().-]+', '', 'g')`, (v) => {
      const national = `regexp_replace(${v}, '^0', '')`;
      return `case when ${v} ~ ${literal(international)} then ${v} when ${national} ~ ${literal(nationalPattern(field))} then '${home(field)}' || ${national} end`;
    }),
  normalise: (value, field) => phoneNumber(value as string, countryOf(field))?.number ?? value,
  mask: (expression, field) => {
    const code = home(field);
    const local = `case when starts_with(${expression}, '${code}') then substr(${expression}, ${code.length + 1}) else ${expression} end`;
    return `(select case when length(n) < ${short} then '****' || right(n, 2) else left(n, 3) || '****' || right(n, 4) end from (select ${local} as n) as p)`;
  },
  maskValue: (value, field) => {
    const number = value as string;
    const local = number.startsWith(home(field)) ? number.slice(home(field).length) : number;
    return local.length < short ? `****${local.slice(-2)}` : `${local.slice(0, 3)}****${local.slice(-4)}`;
  },
  samples: [
    {
      options: { country: 'CN' },
      valid: [
        { in: '13812345678', out: '+8613812345678' },
        { in: '138 1234 5678', out: '+8613812345678' },
        { in: '+86-10-62782051', out: '+861062782051' },
        { in: '(010) 6278-2051', out: '+861062782051' },
        { in: '+1 415 555 2671', out: '+14155552671' },
      ],
      extreme: [
        { in: '+4930123456', out: '+4930123456' },
        { in: '400-810-8888', out: '+864008108888' },
      ],
      invalid: [
        { in: '12345', code: 'value.format' },
        { in: 'call me', code: 'value.format' },
        { in: '+99912345678', code: 'value.format' },
        { in: '13812345678 ext. 5', code: 'value.format' },
        { in: '1'.repeat(41), code: 'value.too_long' },
        { in: 13812345678, code: 'value.type' },
      ],
    },
    {
      options: { country: 'GB' },
      valid: [{ in: '020 7946 0018', out: '+442079460018' }],
      extreme: [],
      invalid: [{ in: '62782051', code: 'value.format' }],
    },
  ],
};
