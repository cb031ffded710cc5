/** What the compiler has to say about documents, and how it is collected. */
import { pointerOf } from '../../../metadata/values/pointer.js';
import { closest } from '../../errors/closest.js';
import type { Params } from '../../errors/define.js';

export interface Finding {
  readonly level: 'error' | 'warning';
  readonly file: string;
  /** RFC 6901, into the file. */
  readonly pointer: string;
  readonly code: string;
  readonly params: Params;
}

type Path = readonly (string | number)[];

/** Findings kept at most: what is wrong a thousand times over is wrong once. */
const most = 1000;

export class Findings {
  private readonly kept: Finding[] = [];
  private left = 0;

  add(finding: Finding): void {
    if (this.kept.length < most) this.kept.push(Object.freeze(finding));
    else this.left += 1;
  }

  /** A place to report about one file. */
  in(file: string): Report {
    return new Report(this, file, []);
  }

  get failed(): boolean {
    return this.kept.some(({ level }) => level === 'error');
  }

  /** Errors first, then in the order of files as given; what was left out is counted. */
  list(): readonly Finding[] {
    const sorted = [
      ...this.kept.filter(({ level }) => level === 'error'),
      ...this.kept.filter(({ level }) => level === 'warning'),
    ];
    const rest: Finding[] =
      this.left === 0 ? [] : [{ level: 'error', file: '', pointer: '', code: 'format.more', params: { count: this.left } }];
    return [...sorted, ...rest];
  }
}

/** Reports about one place in one file; `at` goes deeper. */
export class Report {
  constructor(
    private readonly findings: Findings,
    readonly file: string,
    private readonly path: Path,
  ) {}

  at(...path: Path): Report {
    return new Report(this.findings, this.file, [...this.path, ...path]);
  }

  error(code: string, params: Params = {}): undefined {
    this.findings.add({ level: 'error', file: this.file, pointer: pointerOf(this.path), code, params });
  }

  warn(code: string, params: Params = {}): undefined {
    this.findings.add({ level: 'warning', file: this.file, pointer: pointerOf(this.path), code, params });
  }
}

/** `{ suggestion }` where a known name is close to what was written. */
export function didYouMean(written: string, known: Iterable<string>): { readonly suggestion?: string } {
  const suggestion = closest(written, known);
  return suggestion === undefined || suggestion === written ? {} : { suggestion };
}

/** Text out of a document, short enough to be shown. */
export const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
