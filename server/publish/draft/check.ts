/** Everything that is wrong with a draft, each with the component it belongs to. */
import { refAt } from '../../../metadata/documents/component.js';
import { compile, type Compiled, type Finding } from '../../compile/compile.js';
import type { Language } from '../../errors/define.js';
import { messageOf } from '../../errors/problem.js';
import type { StudioFinding } from '../../contract/component.js';
import type { Check } from '../../contract/draft.js';
import { filesOf, type Filed } from './files.js';
import type { DraftState } from './state.js';

const compiled = new WeakMap<DraftState, Compiled>();

/** The draft compiled; once for each `seq`. */
export function compileDraft(state: DraftState): Compiled {
  const known = compiled.get(state);
  if (known) return known;
  const fresh = compile(filesOf(state));
  compiled.set(state, fresh);
  return fresh;
}

export const checkDraft = (state: DraftState, language: Language): Check => ({
  seq: state.seq,
  findings: [...findingsIn(compileDraft(state).findings, filesOf(state), language), ...openConflicts(state, language)],
});

const openConflicts = ({ overlay }: DraftState, language: Language): StudioFinding[] =>
  [...overlay.values()].flatMap(({ conflicts }) =>
    (conflicts ?? []).map(({ at, pointer }): StudioFinding => {
      const code = 'studio.conflict_open';
      return { level: 'warning', code, pointer, params: {}, at, message: messageOf(code, {}, language) };
    }),
  );

function findingsIn(findings: readonly Finding[], files: readonly Filed[], language: Language): StudioFinding[] {
  const byFile = new Map(files.map((file) => [file.file, file]));
  return findings.map(({ level, code, pointer, params, file }) => {
    const found = byFile.get(file);
    const at = found ? (refAt(found.content, pointer) ?? { kind: found.kind, id: found.id, path: [] }) : null;
    return { level, code, pointer, params, at, message: messageOf(code, params, language) };
  });
}
