/**
 * Random change sets, one after the other, against a model of what must come of them: a publish does what its plan says, the
 * plan after it is empty, and no value of any row is lost. `RUNS` change sets from `SEED`.
 */
import { random } from '../../support/random.js';
import { Shop } from './shop.js';
import { World } from './world.js';
import { extent, SEED } from '../../support/extent.js';

const RUNS = extent({ usual: 15, full: 200 });

test(
  `${RUNS} change sets from seed ${SEED}`,
  async () => {
    const world = new World(random(SEED));
    const shop = await Shop.open(world.documents());
    try {
      await world.write(shop);
      for (let step = 1; step <= RUNS; step++) {
        const done = world.change();
        const at = `change set ${step} of seed ${SEED}: ${done.join(', ')}`;
        const documents = world.documents();
        const plan = await shop.plan(documents);
        expect([at, plan.refused, plan.duplicates]).toEqual([at, [], []]);
        await shop.impact(documents);
        const published = await shop.publish(documents);
        expect([at, published.unsettled]).toEqual([at, undefined]);
        const sql = ({ ddl }: typeof plan) => ddl.map((one) => one.sql);
        expect([at, published.plan.changes, sql(published.plan)]).toEqual([at, plan.changes, sql(plan)]);
        const after = await shop.plan(documents);
        expect([at, after.changes, sql(after)]).toEqual([at, [], []]);
        expect([at, await world.losses(shop)]).toEqual([at, []]);
        await world.write(shop);
      }
    } finally {
      await shop.close();
    }
  },
  60_000 + RUNS * 5_000,
);
