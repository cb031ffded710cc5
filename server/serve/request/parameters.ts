/** Readers of single parameters: kind and bounds. What is wrong is added to the faults, and the default taken. */
import { segmentOf } from '../../../metadata/values/pointer.js';
import { type Faults } from './faults.js';
import type { Input } from './input.js';

export class Parameters {
  constructor(
    private readonly input: Input,
    private readonly faults: Faults,
  ) {}

  /** Undefined: not given. */
  raw(name: string): unknown {
    return this.input.parameters[name] ?? undefined;
  }

  integer(
    name: string,
    { least, most, otherwise }: { readonly least: number; readonly most: number; readonly otherwise: number },
  ): number {
    const value = this.raw(name);
    if (value === undefined) return otherwise;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    return this.refuse(name, 'request.parameter.range', { least, most }, otherwise);
  }

  boolean(name: string): boolean {
    const value = this.raw(name);
    if (value === undefined || typeof value === 'boolean') return value ?? false;
    return this.refuse(name, 'request.parameter.choice', { choices: ['true', 'false'] }, false);
  }

  choice<T extends string>(name: string, choices: readonly T[], otherwise: T): T {
    const value = this.raw(name);
    if (value === undefined) return otherwise;
    return choices.find((choice) => choice === value) ?? this.refuse(name, 'request.parameter.choice', { choices }, otherwise);
  }

  /** Without the blanks around it; null: not given, or nothing but blanks. */
  text(name: string, longest: number): string | null {
    const value = this.raw(name);
    if (value === undefined) return null;
    if (typeof value !== 'string' || value.includes('\0')) return this.refuse(name, 'request.parameter.text', {}, null);
    if (value.length > longest) return this.refuse(name, 'request.parameter.too_long', { limit: longest }, null);
    return value.trim() === '' ? null : value.trim();
  }

  /** A list of texts; null: not given. */
  texts(name: string, most: number): readonly string[] | null {
    const value = this.list(name, most);
    if (value === null || value.every((one) => typeof one === 'string')) return value;
    return this.refuse(name, 'request.parameter.list', {}, null);
  }

  list(name: string, most: number): readonly unknown[] | null {
    const value = this.raw(name);
    if (value === undefined) return null;
    if (!Array.isArray(value)) return this.refuse(name, 'request.parameter.list', {}, null);
    if (value.length > most) return this.refuse(name, 'request.too_many', { limit: most }, null);
    return value as readonly unknown[];
  }

  private refuse<T>(name: string, code: string, params: Readonly<Record<string, unknown>>, otherwise: T): T {
    this.faults.add(segmentOf(name), code, { name, ...params });
    return otherwise;
  }
}
