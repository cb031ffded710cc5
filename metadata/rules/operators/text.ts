/** Operators on text. Searching takes no account of case. */
import { folded, hasPersonalId, lengthOf, lowerCase, patternOf, slice } from '../text.js';
import { everywhere, onWrite, type Operator, type Parameter } from './operator.js';

const text: Parameter = { name: 'text', types: ['text'] };
const part: Parameter = { name: 'part', types: ['text'] };

/** A test of one text by another; false where either is empty. */
const search =
  (test: (text: string, part: string) => boolean) =>
  ([whole, wanted]: readonly unknown[]): boolean =>
    typeof whole === 'string' &&
    typeof wanted === 'string' &&
    whole !== '' &&
    wanted !== '' &&
    test(folded(whole), folded(wanted));

export const texts = {
  contains: {
    description: 'True if the text contains the part, in upper or lower case.',
    example: { contains: [{ var: 'subject' }, 'urgent'] },
    places: everywhere,
    parameters: [text, part],
    result: 'boolean',
    evaluate: search((whole, wanted) => whole.includes(wanted)),
  },
  starts_with: {
    description: 'True if the text starts with the part, in upper or lower case.',
    example: { starts_with: [{ var: 'postal_code' }, '2000'] },
    places: everywhere,
    parameters: [text, part],
    result: 'boolean',
    evaluate: search((whole, wanted) => whole.startsWith(wanted)),
  },
  ends_with: {
    description: 'True if the text ends with the part, in upper or lower case.',
    example: { ends_with: [{ var: 'email' }, '@example.com'] },
    places: everywhere,
    parameters: [text, part],
    result: 'boolean',
    evaluate: search((whole, wanted) => whole.endsWith(wanted)),
  },
  cat: {
    description: 'The texts and dates put together; an empty one adds nothing.',
    example: { cat: [{ var: 'last_name' }, ' ', { var: 'first_name' }] },
    places: everywhere,
    parameters: [{ name: 'part', types: ['text', 'date'], rest: true }],
    result: 'text',
    evaluate: (args) => args.filter((value) => typeof value === 'string').join('') || null,
  },
  substr: {
    description: 'Part of a text: how many characters to skip, and how many to take (default: all).',
    example: { substr: [{ var: 'postal_code' }, 0, 2] },
    places: everywhere,
    parameters: [
      text,
      { name: 'skip', types: [], literal: 'natural' },
      { name: 'take', types: [], literal: 'natural', optional: true },
    ],
    result: 'text',
    evaluate: ([whole, skip, take]) =>
      (typeof whole === 'string' && slice(whole, Number(skip), take === undefined ? undefined : Number(take))) || null,
  },
  lower: {
    description: 'The text in lower case.',
    example: { '==': [{ lower: [{ var: 'code' }] }, 'vip'] },
    places: everywhere,
    parameters: [text],
    result: 'text',
    evaluate: ([whole]) => (typeof whole === 'string' && lowerCase(whole)) || null,
  },
  length: {
    description: 'Number of characters of a text or of entries of a list; 0 if empty.',
    example: { '>=': [{ length: [{ var: 'summary' }] }, 20] },
    places: everywhere,
    parameters: [{ name: 'value', types: ['text', 'list'] }],
    result: 'number',
    evaluate: ([value]) => (Array.isArray(value) ? value.length : typeof value === 'string' ? lengthOf(value) : 0),
  },
  matches: {
    description:
      'True if the RE2 pattern, a literal, is found in the text; anchor it with ^ and $ to match the whole. False if empty.',
    example: { matches: [{ var: 'tax_number' }, '^[0-9A-Z]{18}$'] },
    places: onWrite,
    parameters: [text, { name: 'pattern', types: [], literal: 'pattern' }],
    result: 'boolean',
    evaluate: ([whole, pattern]) => typeof whole === 'string' && whole !== '' && patternOf(String(pattern)).matcher(whole).find(),
  },
  has_personal_id: {
    description: 'True if an 18-digit mainland personal identity number with a valid check digit stands anywhere in the text.',
    example: { has_personal_id: [{ var: 'summary' }] },
    places: onWrite,
    parameters: [text],
    result: 'boolean',
    evaluate: ([whole]) => typeof whole === 'string' && hasPersonalId(whole),
  },
} as const satisfies Readonly<Record<string, Operator>>;
