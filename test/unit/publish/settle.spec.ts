/** An index that cannot be built: the release stands, the rest is built, nothing invalid is left, and it is tried again. */
import { publish } from '../../../server/publish/publish.js';
import { settleIndexes } from '../../../server/publish/settle.js';
import { field, object, shop, Shop } from './shop.js';

const thing = (...fields: ReturnType<typeof field>[]) => shop(object('o2', 'thing', [field('f1', 'name', 'text'), ...fields]));
const indexes = `select c.relname as name, x.indisvalid as valid from pg_index x join pg_class c on c.oid = x.indexrelid
  where c.relname ~ '^(uq|ix)_o2_f[23]_' order by 1`;

test('a unique index that values written meanwhile stand against', async () => {
  const it = await Shop.open(thing());
  try {
    const documents = thing(field('f2', 'size', 'text', { unique: true }), field('f3', 'color', 'text', { index: true }));
    const request = { documents, message: 'test', author: 'test', indexes: 'later' } as const;
    const { plan, release } = await publish(it.pool, it.workspace.release.workspace, request);
    expect([release, await it.rows(indexes)]).toEqual([2, []]);
    const [first] = [await it.insert('thing', { name: 'a', size: 'x' }), await it.insert('thing', { name: 'b', size: 'x' })];
    await expect(settleIndexes(it.pool, 'w_test', plan.model!)).rejects.toMatchObject({ code: '23505' });
    expect(await it.rows(indexes)).toEqual([{ name: expect.stringMatching(/^ix_o2_f3_/), valid: true }]);
    // As the command line sees it: published already, and told what is missing.
    expect(await it.publish(documents)).toMatchObject({ release: 2, changed: false, unsettled: { code: '23505' } });
    await it.rows('update w_test.thing set size = null where id = $1', [first]);
    expect((await it.publish(documents)).unsettled).toBeUndefined();
    expect((await it.rows(indexes)).map(({ valid }) => valid)).toEqual([true, true]);
  } finally {
    await it.close();
  }
}, 60_000);
