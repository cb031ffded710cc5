/** A text as a spreadsheet can hold it and gives it back. */

/** A cell of Excel holds 32,767 characters. */
const MOST = 32_000;

/** Without what XML cannot say (control characters, halves of surrogates), and with one kind of line break. */
export const plainText = (text: string): string =>
  text
    .slice(0, MOST)
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/gu, '')
    .trim();
