/** Path ↔ pointer (RFC 6901). */

export const segmentOf = (key: string | number): string => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

export const pointerOf = (path: readonly (string | number)[]): string => path.map(segmentOf).join('');

export const pathOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
