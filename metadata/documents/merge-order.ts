/** The order of a merged list: a side that reordered decides; what either side added stands behind what it was added after. */

interface MergedOrder {
  readonly order: readonly string[];
  /** Both sides reordered, differently; yours stands. */
  readonly clashes: boolean;
}

type Keys = readonly string[];

/** Keys are unique within a side; `kept` are those that stay. */
export function mergeOrder(base: Keys, yours: Keys, theirs: Keys, kept: ReadonlySet<string>): MergedOrder {
  const everywhere = intersection(base, yours, theirs);
  const [from, one, other] = [base, yours, theirs].map((side) => side.filter((key) => everywhere.has(key)).join('\n'));
  const [yoursMoved, theirsMoved] = [one !== from, other !== from];
  const clashes = yoursMoved && theirsMoved && one !== other;
  const first = yoursMoved === theirsMoved && !clashes ? before(yours, theirs) : yoursMoved ? yours : theirs;
  const second = first === yours ? theirs : yours;
  return { order: inserted(first, second, kept), clashes };
}

const intersection = (base: Keys, yours: Keys, theirs: Keys): ReadonlySet<string> => {
  const [one, other] = [new Set(yours), new Set(theirs)];
  return new Set(base.filter((key) => one.has(key) && other.has(key)));
};

/** Where both added behind the same member, the order must not depend on whose side it is. */
const before = (yours: Keys, theirs: Keys): Keys => (yours.join('\n') >= theirs.join('\n') ? yours : theirs);

function inserted(first: Keys, second: Keys, kept: ReadonlySet<string>): Keys {
  const order = first.filter((key) => kept.has(key));
  const present = new Set(order);
  let previous: string | null = null;
  for (const key of second) {
    if (!kept.has(key)) continue;
    if (!present.has(key)) {
      const after = previous === null ? 0 : order.indexOf(previous) + 1;
      order.splice(after, 0, key);
      present.add(key);
    }
    previous = key;
  }
  return order;
}
