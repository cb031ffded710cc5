/**
 * The floor: what someone would write by hand for exactly these three requests. Fastify, pg, named statements,
 * the very SQL that Touchstone runs, a token looked up in memory, no checks beyond it.
 * argv: JSON file {url, token, one, list, create: {statements, fields}}.
 */
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import pg from 'pg';
import { v7 } from 'uuid';

const { url, token, one, list, create } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const pool = new pg.Pool({ connectionString: url, max: 16, options: '-c TimeZone=UTC -c jit=off' });
const sessions = new Map([[token, { user: one.values[0] }]]);
const app = fastify();

app.addHook('onRequest', async (request, reply) => {
  if (!sessions.has(request.headers.authorization?.slice('Bearer '.length))) return reply.code(401).send();
});

const named = (statement, values) => ({ name: statement.name, text: statement.text, values, rowMode: 'array' });
const json = (reply, text) => reply.type('application/json; charset=utf-8').send(text);

app.get('/one/:id', async (request, reply) => {
  const values = one.values.map((value) => (value === one.id ? request.params.id : value));
  const { rows } = await pool.query(named(one, values));
  return json(reply, `{"data":${rows[0][one.column]}}`);
});

app.get('/list', async (_, reply) => {
  const { rows } = await pool.query(named(list, list.values));
  return json(
    reply,
    `{"data":[${rows
      .slice(0, 50)
      .map((row) => row[list.column])
      .join(',')}],"page":{"next":null}}`,
  );
});

app.post('/create', async (request, reply) => {
  const client = await pool.connect();
  const fresh = new Map([create.id, ...create.others].map((old) => [old, v7()]));
  const renewed = (value) => {
    if (typeof value !== 'string') return value;
    let text = value;
    for (const [old, id] of fresh) text = text.replaceAll(old, id);
    return text;
  };
  try {
    let answer;
    for (const statement of create.statements) {
      const { rows } = await client.query(named(statement, statement.values.map(renewed)));
      if (rows[0]?.length > 1) answer = rows[0][1];
    }
    reply.code(201);
    return json(
      reply,
      `{"data":${typeof answer === 'string' ? answer : JSON.stringify({ id: fresh.get(create.id), ...request.body })}}`,
    );
  } finally {
    client.release();
  }
});

await app.listen({ port: 0, host: '127.0.0.1' });
process.send(app.server.address().port);
