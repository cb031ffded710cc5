/** PostgreSQL takes no NUL and no half of a character. */
export const storable = (text: string): string => text.replaceAll('\u0000', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD');
