/** The SQL of writes, as the database sees it. That it does what it says is shown in test/api/write. */
import { compile } from '../../../server/compile/compile.js';
import type { Model } from '../../../server/compile/model.js';
import { readDocuments } from '../../../server/publish/folder.js';
import { sightOf } from '../../../server/serve/sight/sight-of.js';
import { checkStatement } from '../../../server/serve/sql/check.js';
import { drawStatement } from '../../../server/serve/sql/counter.js';
import { conditionsOf } from '../../../server/serve/sight/conditions.js';
import { findStatement } from '../../../server/serve/sql/find.js';
import { appendHistoryStatement, historyStatement } from '../../../server/serve/sql/history.js';
import { insertStatement, updateStatement } from '../../../server/serve/sql/insert.js';
import type { Place } from '../../../server/serve/sql/place.js';
import { binStatement, pointingStatement } from '../../../server/serve/sql/remove.js';

const folder = new URL('../../projects/workshop', import.meta.url).pathname;
let model: Model;

beforeAll(async () => {
  const compiled = compile((await readDocuments(folder)).documents);
  expect(compiled.findings.filter(({ level }) => level === 'error')).toEqual([]);
  model = compiled.model!;
});

function place(object: string, role: string): Place & { of: NonNullable<Place['of']> } {
  const sight = sightOf(model, [role]);
  const of = sight.objects[object]!;
  return { sight, schema: 'w_test', object: of.object, of };
}

test('new rows of any number have one text, and none without the release they were planned under', () => {
  expect(insertStatement(place('part', 'admin')).text).toMatchInlineSnapshot(
    `"insert into "w_test"."part" ("name", "job", "serial", "id", "owner", "created_at", "created_by", "updated_at", "updated_by", "version", "deleted_at", "deleted_by") select r."name", r."job", r."serial", r."id", r."owner", r."created_at", r."created_by", r."updated_at", r."updated_by", r."version", r."deleted_at", r."deleted_by" from jsonb_to_recordset($1::jsonb) as r("name" text, "job" uuid, "serial" text, "id" uuid, "owner" uuid, "created_at" timestamptz(3), "created_by" uuid, "updated_at" timestamptz(3), "updated_by" uuid, "version" bigint, "deleted_at" timestamptz(3), "deleted_by" uuid), "platform"."workspace" w where w."id" = $2::uuid and w."release" = $3::integer"`,
  );
});

test('a change sets the fields that change, of rows that are locked', () => {
  expect(updateStatement(place('job', 'admin'), ['price', 'labels', 'updated_at']).text).toMatchInlineSnapshot(
    `"update "w_test"."job" t set "price" = r."price", "labels" = r."labels", "updated_at" = r."updated_at" from jsonb_to_recordset($1::jsonb) as r("id" uuid, "price" numeric(15,2), "labels" text[], "updated_at" timestamptz(3)), "platform"."workspace" w where t."id" = r."id" and w."id" = $2::uuid and w."release" = $3::integer"`,
  );
});

test('a record is found with every condition of the sight decided once', () => {
  const at = place('client', 'clerk');
  expect(conditionsOf(at.of)).toHaveLength(1);
  expect(findStatement(at, 'change').text).toMatchInlineSnapshot(
    `"select w."release", r."id", r."record", r."verdicts" from "platform"."workspace" w left join lateral (select t."id"::text as "id", (select row_to_json(v)::text from (select t."name" as "name", t."email" as "email", t."phone" as "phone", t."region" as "region", t."city" as "city", trim_scale(t."credit") as "credit", t."secret" as "secret", t."parent" as "parent", t."address" as "address", t."notes" as "notes", t."id" as "id", t."owner" as "owner", to_char(t."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "created_at", t."created_by" as "created_by", to_char(t."updated_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updated_at", t."updated_by" as "updated_by", t."version" as "version", to_char(t."deleted_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "deleted_at", t."deleted_by" as "deleted_by") v) as "record", array[(t."owner" = $1::uuid)]::boolean[] as "verdicts" from "w_test"."client" t where t."id" = any($3::uuid[]) order by t."id" for no key update of t) r on true where w."id" = $2::uuid"`,
  );
  expect(conditionsOf(place('client', 'admin').of)).toHaveLength(0);
});

test('all that a write must know beforehand is asked at once', () => {
  expect(checkStatement(place('part', 'clerk'), { conditions: true, counts: [], lock: true }).text).toMatchInlineSnapshot(
    `"select w."release", '[]'::json as "counts", (select coalesce(json_agg(m."user_id"), '[]'::json) from "platform"."membership" m where m."workspace_id" = $5::uuid and m."active" and m."user_id" = any($4::uuid[])) as "users", (select coalesce(json_agg(json_build_array(t."_i", array_to_json(array[exists (select 1 from "w_test"."job" t_s where t_s."id" = t."job" and t_s."deleted_at" is null and ((t_s."owner" = $2::uuid)))]::boolean[]))), '[]'::json) from jsonb_to_recordset($3::jsonb) as t("_i" integer, "_new" boolean, "name" text, "job" uuid, "serial" text, "id" uuid, "owner" uuid, "created_at" timestamptz(3), "created_by" uuid, "updated_at" timestamptz(3), "updated_by" uuid, "version" bigint, "deleted_at" timestamptz(3), "deleted_by" uuid) where t."_new") as "verdicts", json_build_array((select coalesce(json_agg(json_build_array(r."_i", case when octet_length(r."serial") <= 1000 then r."serial" else encode(sha256(decode(replace(r."serial", '\\', '\\\\'), 'escape')), 'hex') end::text, (select t."id" from "w_test"."part" t where case when octet_length(t."serial") <= 1000 then t."serial" else encode(sha256(decode(replace(t."serial", '\\', '\\\\'), 'escape')), 'hex') end = case when octet_length(r."serial") <= 1000 then r."serial" else encode(sha256(decode(replace(r."serial", '\\', '\\\\'), 'escape')), 'hex') end and t."deleted_at" is null and t."id" <> r."id" limit 1))), '[]'::json) from jsonb_to_recordset($3::jsonb) as r("_i" integer, "id" uuid, "serial" text) where r."serial" is not null)) as "taken", json_build_array((select coalesce(json_agg(s."id"), '[]'::json) from (select t."id" from "w_test"."job" t where t."id" = any($1::uuid[]) and t."deleted_at" is null and (t."owner" = $2::uuid) order by t."id" for key share of t) s)) as "targets" from "platform"."workspace" w where w."id" = $5::uuid"`,
  );
});

test('related records are counted for the rules that count them', () => {
  expect(checkStatement(place('job', 'admin'), { conditions: false, counts: ['part.job'], lock: false }).text).toContain(
    'from "w_test"."part" t where t."job" = any($2::uuid[]) and t."deleted_at" is null group by 1',
  );
});

test('the bin, what stands against it, numbers and history', () => {
  const at = place('invoice', 'admin');
  expect(binStatement(at).text).toMatchInlineSnapshot(
    `"update "w_test"."invoice" t set "deleted_at" = r."deleted_at", "deleted_by" = r."deleted_by", "version" = r."version", "updated_at" = r."updated_at", "updated_by" = r."updated_by" from jsonb_to_recordset($1::jsonb) as r("id" uuid, "deleted_at" timestamptz(3), "deleted_by" uuid, "version" bigint, "updated_at" timestamptz(3), "updated_by" uuid), "platform"."workspace" w where t."id" = r."id" and w."id" = $2::uuid and w."release" = $3::integer"`,
  );
  expect(pointingStatement(at, at.object.fields.job!, place('job', 'admin').object).text).toMatchInlineSnapshot(
    `"select count(*) filter (where s."may")::integer as "seen", (array_agg(s."id" order by s."id") filter (where s."may"))[1:5]::text[] as "ids", coalesce(bool_or(not s."may"), false) as "others" from (select t."id", true as "may" from "w_test"."invoice" t where t."job" = any($1::uuid[]) and t."deleted_at" is null and t."id" <> all($2::uuid[])) s"`,
  );
  expect(drawStatement('w_test').text).toMatchInlineSnapshot(
    `"insert into "w_test"."_counter" as c ("key", "value") values ($1::text, $2::bigint) on conflict ("key") do update set "value" = c."value" + excluded."value" returning "value"::double precision as "last""`,
  );
  expect(appendHistoryStatement('w_test').text).toMatchInlineSnapshot(
    `"insert into "w_test"."_history" ("id", "object_id", "record_id", "at", "by", "kind", "version", "changes", "from_stage", "to_stage", "reason", "seconds") select "id", "object_id", "record_id", "at", "by", "kind", "version", "changes", "from_stage", "to_stage", "reason", "seconds" from jsonb_to_recordset($1::jsonb) as r("id" uuid, "object_id" text, "record_id" uuid, "at" timestamptz(3), "by" uuid, "kind" text, "version" integer, "changes" jsonb, "from_stage" text, "to_stage" text, "reason" text, "seconds" bigint)"`,
  );
  expect(historyStatement('w_test').text).toMatchInlineSnapshot(
    `"select w."release", e.* from "platform"."workspace" w left join lateral (select h."id", to_char(h."at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "at", h."by", u."name" as "by_name", h."kind", h."changes", h."from_stage", h."to_stage", h."reason", h."seconds"::double precision as "seconds" from "w_test"."_history" h left join "platform"."user" u on u."id" = h."by" where h."object_id" = $2::text and h."record_id" = $3::uuid and ($4::uuid is null or h."id" < $4::uuid) order by h."id" desc limit $5::integer) e on true where w."id" = $1::uuid order by e."id" desc"`,
  );
});

test('a statement is made of identifiers of the model and of parameters alone', () => {
  const hostile = 'x"; drop table y; --';
  expect(updateStatement({ ...place('part', 'admin'), schema: hostile }, ['name']).text).toContain(
    '"x""; drop table y; --"."part"',
  );
  expect(() => updateStatement(place('part', 'admin'), [hostile])).toThrow('has no field');
});
