/** Finds components by what people call them, in either language, or by their API name. */
import type { Component } from '../draft/components.js';

const most = 40;

/**
 * Every word has to be found in the component, in what it belongs to, or in `kindOf` it ("stage won"); the beginning of its own
 * name counts most.
 */
export function search(
  components: readonly Component[],
  text: string,
  kindOf: (component: Component) => string,
): readonly Component[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return components
    .map((component) => ({ component, rank: rankOf(component, kindOf(component).toLowerCase(), words) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((one, other) => other.rank - one.rank || one.component.ref.path.length - other.component.ref.path.length)
    .slice(0, most)
    .map(({ component }) => component);
}

function rankOf(component: Component, kind: string, words: readonly string[]): number {
  const own = textsOf(component);
  const owners = ownersOf(component).flatMap(textsOf);
  let rank = 0;
  for (const word of words) {
    const score = scoreOf(own, word) || (kind.includes(word) || owners.some((text) => text.includes(word)) ? 1 : 0);
    if (score === 0) return 0;
    rank += score;
  }
  // What is found by its owner alone would bring all its siblings along.
  return words.some((word) => kind.includes(word) || scoreOf(own, word) > 0) ? rank : 0;
}

function scoreOf(texts: readonly string[], word: string): number {
  if (texts.includes(word)) return 8;
  if (texts.some((text) => text.startsWith(word))) return 6;
  if (texts.some((text) => text.split(/[\s_]/).some((part) => part.startsWith(word)))) return 4;
  return texts.some((text) => text.includes(word)) ? 2 : 0;
}

const textsOf = ({ name, label }: Component): string[] => [name, label.en, label['zh-CN']].map((text) => text.toLowerCase());

const ownersOf = ({ owner }: Component): Component[] => (owner ? [owner, ...ownersOf(owner)] : []);
