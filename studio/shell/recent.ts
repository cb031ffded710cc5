/** What one went to last, in this browser and workspace. */
import type { ComponentRef } from '../../metadata/documents/component.js';

const most = 8;
const place = (workspace: string) => `touchstone.studio.recent.${workspace}`;

export function recentOf(workspace: string): readonly ComponentRef[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(workspace)) ?? '[]');
    return Array.isArray(kept) ? (kept as ComponentRef[]) : [];
  } catch {
    return [];
  }
}

export function remember(workspace: string, ref: ComponentRef): void {
  const key = JSON.stringify(ref);
  const others = recentOf(workspace).filter((one) => JSON.stringify(one) !== key);
  localStorage.setItem(place(workspace), JSON.stringify([ref, ...others].slice(0, most)));
}
