/** How much room a text takes, near enough to lay a diagram out before it is drawn. */

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** Chinese characters are as wide as high, letters about half. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 1 : /[A-ZMW@%]/.test(character) ? 0.68 : 0.54;
  return width * fontSize;
}

/** Cut to fit, with an ellipsis. */
export function fitted(text: string, fontSize: number, width: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, fontSize) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** The room a label needs when it may break into lines; as narrow as it can be within them. */
export function labelSize(text: string, fontSize: number, most: { readonly width: number; readonly lines: number }) {
  const whole = textWidth(text, fontSize);
  const longest = Math.max(...text.split(/\s+/).map((word) => (wide.test(word) ? 0 : textWidth(word, fontSize))), 0);
  const lines = Math.min(most.lines, Math.max(1, Math.ceil(whole / most.width)));
  const width = lines === 1 ? whole : Math.max(whole / lines + fontSize * 1.5, longest);
  return { width: Math.ceil(Math.min(width, most.width)), lines };
}
