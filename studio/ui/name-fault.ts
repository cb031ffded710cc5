/** What is wrong with an API name, as one types it; the check of the server says the same later. */
import common from '../../metadata/format/common.schema.json' with { type: 'json' };

const { pattern, maxLength } = common.$defs.name;
const shape = new RegExp(pattern);

type NameFault = 'nameMissing' | 'namePattern' | 'nameLong' | 'nameTaken' | 'nameSystem';

export interface NameRules {
  /** Names of the siblings, without the one that is named. */
  readonly taken: readonly string[];
  /** Names that the platform keeps for itself. */
  readonly reserved?: readonly string[];
}

export function nameFault(name: string, { taken, reserved = [] }: NameRules): NameFault | null {
  if (name === '') return 'nameMissing';
  if (!shape.test(name)) return 'namePattern';
  if (name.length > maxLength) return 'nameLong';
  if (reserved.includes(name)) return 'nameSystem';
  return taken.includes(name) ? 'nameTaken' : null;
}
