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
  return json(reply, `{"data":[${rows.slice(0, 50).map((row) => row[list.column]).join(',')}],"page":{"next":null}}`);
});

app.post('/create', async (request, reply) => {
  const client = await pool.connect();
  const id = v7();
  try {
    let answer;
    for (const statement of create.statements) {
      const values = statement.values.map((value) => (value === create.id ? id : value));
      const { rows } = await client.query(named(statement, values));
      if (statement.answers) answer = rows[0]?.[statement.column];
    }
    reply.code(201);
    return json(reply, `{"data":${answer ?? JSON.stringify({ id, ...request.body })}}`);
  } finally {
    client.release();
  }
});

await app.listen({ port: 0, host: '127.0.0.1' });
process.send(app.server.address().port);
