import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('the database stores UTF-8', async () => {
  const { rows } = await database.pool.query<{ encoding: string }>('select current_setting($1) as encoding', ['server_encoding']);
  expect(rows).toEqual([{ encoding: 'UTF8' }]);
});
