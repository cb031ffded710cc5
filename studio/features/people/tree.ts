/** Departments as the tree they are. */
import type { Department } from '../../../server/contract/people.js';

export interface Branch {
  readonly department: Department;
  readonly children: readonly Branch[];
}

const above = (departments: readonly Department[], id: string | null): Department | undefined =>
  departments.find((department) => department.id === id);

/** Those whose parent is not among them stand at the top. */
export function treeOf(departments: readonly Department[], parent: string | null = null): readonly Branch[] {
  return departments
    .filter((department) => (above(departments, department.parent)?.id ?? null) === parent)
    .map((department) => ({ department, children: treeOf(departments, department.id) }));
}

/** Names from the top down. */
export function pathOf(departments: readonly Department[], id: string | null): readonly string[] {
  const department = above(departments, id);
  return department ? [...pathOf(departments, department.parent), department.name] : [];
}

/** Itself and all below it: where it cannot be moved to. */
export function within(departments: readonly Department[], id: string): ReadonlySet<string> {
  const below = departments.filter(({ parent }) => parent === id).flatMap((child) => [...within(departments, child.id)]);
  return new Set([id, ...below]);
}
