/** Gathers everything that is wrong with a request, so that one answer says it all. */
import { Failure, type Params, type Violation } from '../../errors/define.js';

export class Faults {
  private readonly violations: Violation[] = [];

  add(pointer: string, code: string, params: Params = {}): void {
    this.violations.push({ pointer, code, params });
  }

  /** Whether something was found at this place or within it. */
  at(pointer: string): boolean {
    return this.violations.some((violation) => violation.pointer === pointer || violation.pointer.startsWith(`${pointer}/`));
  }

  /** Throws `request.invalid` unless nothing was found. */
  refuse(): void {
    if (this.violations.length > 0) throw new Failure('request.invalid', {}, this.violations);
  }
}
