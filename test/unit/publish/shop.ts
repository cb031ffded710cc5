/** A small application that tests of publishing change in one place at a time, and its records. */
import type { SourceDocument } from '../../../server/compile/compile.js';
import { Failure } from '../../../server/errors/define.js';
import { planPublish, type Current, type Plan } from '../../../server/publish/plan.js';
import { currentOf, publish, type Published } from '../../../server/publish/publish.js';
import { impactOf } from '../../../server/publish/impact/impact-of.js';
import type { Impact } from '../../../server/contract/component.js';
import { openWorkspaceFrom, type TestWorkspace } from '../../support/workspace.js';

export type Json = Record<string, unknown>;
export const label = (en: string): Json => ({ en });
export const field = (id: string, name: string, type: string, more: Json = {}): Json => ({
  id,
  name,
  type,
  label: label(name),
  ...more,
});
export const values = (...codes: string[]): Json[] => codes.map((code) => ({ code, label: label(code.toUpperCase()) }));
export const object = (id: string, name: string, fields: Json[], more: Json = {}): SourceDocument => ({
  file: `objects/${name}/object.json`,
  content: { kind: 'object', id, name, label: label(name), title: 'name', fields, ...more },
});
export const picklist = (id: string, name: string, list: Json[]): SourceDocument => ({
  file: `picklists/${name}.json`,
  content: { kind: 'picklist', id, name, label: label(name), values: list },
});

const app: SourceDocument = {
  file: 'template.json',
  content: { kind: 'app', id: 'shop', name: 'shop', version: '1.0.0', label: label('Shop') },
};
const role: SourceDocument = {
  file: 'roles/all.json',
  content: {
    kind: 'role',
    id: 'r1',
    name: 'all',
    label: label('All'),
    administer: true,
    objects: {
      '*': [{ rows: 'all', rights: ['create', 'read', 'update', 'delete'], fields: { '*': 'edit' }, transitions: ['*'] }],
    },
  },
};
export const shop = (...documents: SourceDocument[]): SourceDocument[] => [app, role, ...documents];

export const nobody = '018f3b1e-0000-7000-8000-00000000000a';

/** A workspace that is published to again and again. */
export class Shop {
  private constructor(readonly workspace: TestWorkspace) {}

  static async open(documents: readonly SourceDocument[]): Promise<Shop> {
    return new Shop(await openWorkspaceFrom(documents));
  }
  get pool() {
    return this.workspace.database.admin;
  }
  get id(): string {
    return this.workspace.release.workspace.id;
  }
  async current(): Promise<Current> {
    const { number } = await this.workspace.releases.refresh(this.id);
    return currentOf(this.pool, this.id, number);
  }
  publish(documents: readonly SourceDocument[]): Promise<Published> {
    return publish(this.pool, this.workspace.release.workspace, { documents, message: 'test', author: 'test' });
  }
  async plan(documents: readonly SourceDocument[]): Promise<Plan> {
    const plan = await planPublish(this.pool, 'w_test', await this.current(), documents);
    if (!plan.model) throw new Error(JSON.stringify(plan.findings));
    return plan;
  }
  async impact(documents: readonly SourceDocument[], language: 'en' | 'zh-CN' = 'en'): Promise<Impact[]> {
    return impactOf(this.pool, 'w_test', await this.current(), await this.plan(documents), language);
  }
  async rows<T extends object = Json>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return (await this.pool.query<T>(sql, parameters)).rows;
  }
  /** Returns the id. */
  async insert(table: string, record: Json): Promise<string> {
    const all: Json = { owner: nobody, created_by: nobody, updated_by: nobody, version: 1, ...record };
    const names = Object.keys(all);
    const [row] = await this.rows<{ id: string }>(
      `insert into w_test."${table}" (id, created_at, updated_at, ${names.map((name) => `"${name}"`).join(', ')})
       values (gen_random_uuid(), now(), now(), ${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
      names.map((name) => all[name]),
    );
    return row!.id;
  }
  close(): Promise<void> {
    return this.workspace.close();
  }
}

/** What refused a publish: code, and pointers with codes of its violations. */
export async function refusal(publishing: Promise<unknown>): Promise<readonly [string, ...(readonly [string, string][])]> {
  const error: unknown = await publishing.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Failure)) throw error ?? new Error('It was published');
  return [error.code, ...error.violations.map(({ pointer, code }) => [pointer, code] as [string, string])];
}
