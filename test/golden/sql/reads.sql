-- Written by reads.spec.ts; line breaks are put in for reading.

-- all fields, newest first
-- as admin: GET /api/records/deal
select w."release"::text as "release", q."record", q."id"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id"
  from (select t.*
  from "w_test"."deal" t
  where t."deleted_at" is null
  order by t."id" desc limit 51) t
  cross join lateral (select t."subject" as "subject", case when t."account" is not null then json_build_object('id', t."account", 'label', (select t_l."name"
  from "w_test"."account" t_l
  where t_l."id" = t."account" and t_l."deleted_at" is null)) end as "account", trim_scale(t."amount") as "amount", to_char(t."closes_on", 'YYYY-MM-DD') as "closes_on", to_char(t."decided_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decided_at", t."rating" as "rating", (select json_agg(json_build_object('id', t_e.id, 'label', (select t_e_l."name"
  from "w_test"."account" t_e_l
  where t_e_l."id" = t_e.id and t_e_l."deleted_at" is null))
  order by t_e.n)
  from unnest(t."partners") with ordinality t_e(id, n)) as "partners", t."number" as "number", to_char(t."calls_at", 'HH24:MI:SS') as "calls_at", t."kinds" as "kinds", t."id" as "id", case when t."owner" is not null then json_build_object('id', t."owner", 'label', (select t_l."name"
  from "platform"."user" t_l
  where t_l."id" = t."owner")) end as "owner", t."stage" as "stage", to_char(t."stage_since" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "stage_since", to_char(t."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "created_at", case when t."created_by" is not null then json_build_object('id', t."created_by", 'label', (select t_l."name"
  from "platform"."user" t_l
  where t_l."id" = t."created_by")) end as "created_by", to_char(t."updated_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updated_at", case when t."updated_by" is not null then json_build_object('id', t."updated_by", 'label', (select t_l."name"
  from "platform"."user" t_l
  where t_l."id" = t."updated_by")) end as "updated_by", t."version" as "version") r) q on true
  where w."id" = $1::uuid;
-- $1 {"from":"workspace"}
-- → ["{\"subject\":\"Third\",\"account\":{\"id\" : \"01970005-0000-7000-8000-000000000005\", \"label\" : null},\"amount\":30,\"closes_on\":null,\"decided_at\":\"2026-02-10T00:00:00.000Z\",\"rating\":null,\"partners\":null,\"number\":null,\"calls_at\":null,\"kinds\":null,\"id\":\"01970013-0000-7000-8000-000000000013\",\"owner\":{\"id\" : \"0197cccc-0000-7000-8000-00000000000c\", \"label\" : \"Cleo\"},\"stage\":\"open\",\"stage_since\":\"2026-01-02T03:04:05.678Z\",\"created_at\":\"2026-01-02T03:04:05.678Z\",\"created_by\":{\"id\" : \"0197cccc-0000-7000-8000-00000000000c\", \"label\" : \"Cleo\"},\"updated_at\":\"2026-01-02T03:04:05.678Z\",\"updated_by\":{\"id\" : \"0197cccc-0000-7000-8000-00000000000c\", \"label\" : \"Cleo\"},\"version\":1}","01970013-0000-7000-8000-000000000013"]
-- → ["{\"subject\":\"Second\",\"account\":{\"id\" : \"01970002-0000-7000-8000-000000000002\", \"label\" : \"Beta\"},\"amount\":20,\"closes_on\":null,\"decided_at\":null,\"rating\":3,\"partners\":null,\"number\":null,\"calls_at\":\"14:30:00\",\"kinds\":null,\"id\":\"01970012-0000-7000-8000-000000000012\",\"owner\":{\"id\" : \"0197bbbb-0000-7000-8000-00000000000b\", \"label\" : \"Bob\"},\"stage\":\"won\",\"stage_since\":\"2026-01-02T03:04:05.678Z\",\"created_at\":\"2026-01-02T03:04:05.678Z\",\"created_by\":{\"id\" : \"0197bbbb-0000-7000-8000-00000000000b\", \"label\" : \"Bob\"},\"updated_at\":\"2026-01-02T03:04:05.678Z\",\"updated_by\":{\"id\" : \"0197bbbb-0000-7000-8000-00000000000b\", \"label\" : \"Bob\"},\"version\":1}","01970012-0000-7000-8000-000000000012"]
-- → ["{\"subject\":\"First\",\"account\":{\"id\" : \"01970001-0000-7000-8000-000000000001\", \"label\" : \"Alpha\"},\"amount\":10.5,\"closes_on\":\"2026-01-15\",\"decided_at\":\"2025-12-31T17:00:00.000Z\",\"rating\":null,\"partners\":[{\"id\" : \"01970002-0000-7000-8000-000000000002\", \"label\" : \"Beta\"}, {\"id\" : \"01970005-0000-7000-8000-000000000005\", \"label\" : null}],\"number\":null,\"calls_at\":null,\"kinds\":[\"a\",\"b\"],\"id\":\"01970011-0000-7000-8000-000000000011\",\"owner\":{\"id\" : \"0197aaaa-0000-7000-8000-00000000000a\", \"label\" : \"Ann\"},\"stage\":\"open\",\"stage_since\":\"2026-01-02T03:04:05.678Z\",\"created_at\":\"2026-01-02T03:04:05.678Z\",\"created_by\":{\"id\" : \"0197aaaa-0000-7000-8000-00000000000a\", \"label\" : \"Ann\"},\"updated_at\":\"2026-01-02T03:04:05.678Z\",\"updated_by\":{\"id\" : \"0197aaaa-0000-7000-8000-00000000000a\", \"label\" : \"Ann\"},\"version\":1}","01970011-0000-7000-8000-000000000011"]

-- paths and labels
-- as admin: GET /api/records/account?fields=name,parent,parent.name,parent.parent.name,owner.name
select w."release"::text as "release", q."record", q."id"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id"
  from (select t.*
  from "w_test"."account" t
  where t."deleted_at" is null
  order by t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name", case when t."parent" is not null then json_build_object('id', t."parent", 'label', (select t_l."name"
  from "w_test"."account" t_l
  where t_l."id" = t."parent" and t_l."deleted_at" is null)) end as "parent", (select t_p."name"
  from "w_test"."account" t_p
  where t_p."id" = t."parent" and t_p."deleted_at" is null) as "parent.name", (select (select t_p_p."name"
  from "w_test"."account" t_p_p
  where t_p_p."id" = t_p."parent" and t_p_p."deleted_at" is null)
  from "w_test"."account" t_p
  where t_p."id" = t."parent" and t_p."deleted_at" is null) as "parent.parent.name", (select t_p."name"
  from "platform"."user" t_p
  where t_p."id" = t."owner") as "owner.name") r) q on true
  where w."id" = $1::uuid;
-- $1 {"from":"workspace"}
-- → ["{\"id\":\"01970004-0000-7000-8000-000000000004\",\"version\":1,\"name\":\"阿里\",\"parent\":null,\"parent.name\":null,\"parent.parent.name\":null,\"owner.name\":\"Cleo\"}","01970004-0000-7000-8000-000000000004"]
-- → ["{\"id\":\"01970003-0000-7000-8000-000000000003\",\"version\":1,\"name\":\"北京\",\"parent\":{\"id\" : \"01970002-0000-7000-8000-000000000002\", \"label\" : \"Beta\"},\"parent.name\":\"Beta\",\"parent.parent.name\":\"Alpha\",\"owner.name\":\"Cleo\"}","01970003-0000-7000-8000-000000000003"]
-- → ["{\"id\":\"01970002-0000-7000-8000-000000000002\",\"version\":1,\"name\":\"Beta\",\"parent\":{\"id\" : \"01970001-0000-7000-8000-000000000001\", \"label\" : \"Alpha\"},\"parent.name\":\"Alpha\",\"parent.parent.name\":null,\"owner.name\":\"Bob\"}","01970002-0000-7000-8000-000000000002"]
-- → ["{\"id\":\"01970001-0000-7000-8000-000000000001\",\"version\":1,\"name\":\"Alpha\",\"parent\":null,\"parent.name\":null,\"parent.parent.name\":null,\"owner.name\":\"Ann\"}","01970001-0000-7000-8000-000000000001"]

-- terms
-- as admin: GET /api/records/account?fields=name&industry=retail&revenue.gte=100&name.contains=50%25_&tags.has=b&parent.empty=true&industry.in=retail,energy
select w."release"::text as "release", q."record", q."id"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id"
  from (select t.*
  from "w_test"."account" t
  where t."deleted_at" is null and t."industry" = $1::text and t."revenue" >= $2::numeric and t."name" ilike $3::text and t."tags" @> $4::text[] and t."parent" is null and t."industry" = any($5::text[])
  order by t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name") r) q on true
  where w."id" = $6::uuid;
-- $1 {"from":"literal","value":"retail"}
-- $2 {"from":"literal","value":100}
-- $3 {"from":"literal","value":"%50\\%\\_%"}
-- $4 {"from":"literal","value":["b"]}
-- $5 {"from":"literal","value":["retail","energy"]}
-- $6 {"from":"workspace"}
-- → [null,null]

-- a filter over paths
-- as admin: GET /api/records/deal?fields=subject&filter={"and":[{"==":[{"var":"account.industry"},"retail"]},{"!":[{"is_empty":[{"var":"amount"}]}]}]}
select w."release"::text as "release", q."record", q."id"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id"
  from (select t.*
  from "w_test"."deal" t
  left join "w_test"."account" j1 on j1."id" = t."account" and j1."deleted_at" is null
  where t."deleted_at" is null and (((j1."industry" = $1::text) and (not (t."amount" is null))))
  order by t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."subject" as "subject") r) q on true
  where w."id" = $2::uuid;
-- $1 {"from":"literal","value":"retail"}
-- $2 {"from":"workspace"}
-- → ["{\"id\":\"01970011-0000-7000-8000-000000000011\",\"version\":1,\"subject\":\"First\"}","01970011-0000-7000-8000-000000000011"]

-- indexed, falling: records without a value are read afterwards
-- as admin: GET /api/records/account?fields=name,revenue&sort=-revenue
select w."release"::text as "release", q."record", q."id", q."_key0"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id", t."_key0"
  from (select *
  from (select t.*, t."revenue"::text as "_key0"
  from "w_test"."account" t
  where t."deleted_at" is null and t."revenue" is not null
  order by t."revenue" desc, t."id" desc limit 51) a
  union all select *
  from (select t.*, t."revenue"::text as "_key0"
  from "w_test"."account" t
  where t."deleted_at" is null and t."revenue" is null
  order by t."id" desc limit 51) b limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name", trim_scale(t."revenue") as "revenue") r) q on true
  where w."id" = $1::uuid;
-- $1 {"from":"workspace"}
-- → ["{\"id\":\"01970001-0000-7000-8000-000000000001\",\"version\":1,\"name\":\"Alpha\",\"revenue\":500}","01970001-0000-7000-8000-000000000001","500.00"]
-- → ["{\"id\":\"01970003-0000-7000-8000-000000000003\",\"version\":1,\"name\":\"北京\",\"revenue\":300}","01970003-0000-7000-8000-000000000003","300.00"]
-- → ["{\"id\":\"01970002-0000-7000-8000-000000000002\",\"version\":1,\"name\":\"Beta\",\"revenue\":100}","01970002-0000-7000-8000-000000000002","100.00"]
-- → ["{\"id\":\"01970004-0000-7000-8000-000000000004\",\"version\":1,\"name\":\"阿里\",\"revenue\":null}","01970004-0000-7000-8000-000000000004",null]

-- not indexed, rising, with ties
-- as admin: GET /api/records/account?fields=name&sort=industry,-employees
select w."release"::text as "release", q."record", q."id", q."_key0", q."_key1"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id", t."_key0", t."_key1"
  from (select t.*, case when array_position(array['retail', 'energy', 'banking', 'old']::text[], t."industry") is not null then t."industry"::text end as "_key0", t."employees"::text as "_key1"
  from "w_test"."account" t
  where t."deleted_at" is null
  order by array_position(array['retail', 'energy', 'banking', 'old']::text[], t."industry"), t."employees" desc nulls last, t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name") r) q on true
  where w."id" = $1::uuid;
-- $1 {"from":"workspace"}
-- → ["{\"id\":\"01970003-0000-7000-8000-000000000003\",\"version\":1,\"name\":\"北京\"}","01970003-0000-7000-8000-000000000003","retail",null]
-- → ["{\"id\":\"01970001-0000-7000-8000-000000000001\",\"version\":1,\"name\":\"Alpha\"}","01970001-0000-7000-8000-000000000001","retail",null]
-- → ["{\"id\":\"01970002-0000-7000-8000-000000000002\",\"version\":1,\"name\":\"Beta\"}","01970002-0000-7000-8000-000000000002","energy","12"]
-- → ["{\"id\":\"01970004-0000-7000-8000-000000000004\",\"version\":1,\"name\":\"阿里\"}","01970004-0000-7000-8000-000000000004",null,null]

-- always filled, falling
-- as admin: GET /api/records/account?fields=name&sort=-created_at
select w."release"::text as "release", q."record", q."id", q."_key0"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id", t."_key0"
  from (select t.*, t."created_at"::text as "_key0"
  from "w_test"."account" t
  where t."deleted_at" is null
  order by t."created_at" desc, t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name") r) q on true
  where w."id" = $1::uuid;
-- $1 {"from":"workspace"}
-- → ["{\"id\":\"01970004-0000-7000-8000-000000000004\",\"version\":1,\"name\":\"阿里\"}","01970004-0000-7000-8000-000000000004","2026-01-02 03:04:05.678+00"]
-- → ["{\"id\":\"01970003-0000-7000-8000-000000000003\",\"version\":1,\"name\":\"北京\"}","01970003-0000-7000-8000-000000000003","2026-01-02 03:04:05.678+00"]
-- → ["{\"id\":\"01970002-0000-7000-8000-000000000002\",\"version\":1,\"name\":\"Beta\"}","01970002-0000-7000-8000-000000000002","2026-01-02 03:04:05.678+00"]
-- → ["{\"id\":\"01970001-0000-7000-8000-000000000001\",\"version\":1,\"name\":\"Alpha\"}","01970001-0000-7000-8000-000000000001","2026-01-02 03:04:05.678+00"]

-- by another record
-- as admin: GET /api/records/deal?fields=subject&sort=account.name
select w."release"::text as "release", q."record", q."id", q."_key0"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id", t."_key0"
  from (select t.*, (left(j1."name", 255) collate "zh-x-icu")::text as "_key0"
  from "w_test"."deal" t
  left join "w_test"."account" j1 on j1."id" = t."account" and j1."deleted_at" is null
  where t."deleted_at" is null
  order by left(j1."name", 255) collate "zh-x-icu", t."id" limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."subject" as "subject") r) q on true
  where w."id" = $1::uuid;
-- $1 {"from":"workspace"}
-- → ["{\"id\":\"01970011-0000-7000-8000-000000000011\",\"version\":1,\"subject\":\"First\"}","01970011-0000-7000-8000-000000000011","Alpha"]
-- → ["{\"id\":\"01970012-0000-7000-8000-000000000012\",\"version\":1,\"subject\":\"Second\"}","01970012-0000-7000-8000-000000000012","Beta"]
-- → ["{\"id\":\"01970013-0000-7000-8000-000000000013\",\"version\":1,\"subject\":\"Third\"}","01970013-0000-7000-8000-000000000013",null]

-- search, counted
-- as admin: GET /api/records/account?fields=name&search=zebra&count=capped
select w."release"::text as "release", q."record", q."id", (select count(*)
  from (select 1
  from "w_test"."account" t
  where t."deleted_at" is null and (t."name" ilike $1::text or t."secret_code" ilike $1::text) limit 1001) c)::text as "count"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id"
  from (select t.*
  from "w_test"."account" t
  where t."deleted_at" is null and (t."name" ilike $1::text or t."secret_code" ilike $1::text)
  order by t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name") r) q on true
  where w."id" = $2::uuid;
-- $1 {"from":"literal","value":"%zebra%"}
-- $2 {"from":"workspace"}
-- → ["{\"id\":\"01970001-0000-7000-8000-000000000001\",\"version\":1,\"name\":\"Alpha\"}","01970001-0000-7000-8000-000000000001","1"]

-- counted exactly
-- as admin: GET /api/records/deal?fields=subject&count=exact&limit=1
select w."release"::text as "release", q."record", q."id", (select count(*)
  from "w_test"."deal" t
  where t."deleted_at" is null)::text as "count"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id"
  from (select t.*
  from "w_test"."deal" t
  where t."deleted_at" is null
  order by t."id" desc limit 2) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."subject" as "subject") r) q on true
  where w."id" = $1::uuid;
-- $1 {"from":"workspace"}
-- → ["{\"id\":\"01970013-0000-7000-8000-000000000013\",\"version\":1,\"subject\":\"Third\"}","01970013-0000-7000-8000-000000000013","3"]
-- → ["{\"id\":\"01970012-0000-7000-8000-000000000012\",\"version\":1,\"subject\":\"Second\"}","01970012-0000-7000-8000-000000000012","3"]

-- a view
-- as admin: GET /api/records/account?view=rich
select w."release"::text as "release", q."record", q."id", q."_key0", q."_key1"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id", t."_key0", t."_key1"
  from (select *
  from (select t.*, t."revenue"::text as "_key0", (left(t."name", 255) collate "zh-x-icu")::text as "_key1"
  from "w_test"."account" t
  where t."deleted_at" is null and ((t."revenue" > $1::numeric)) and t."revenue" is not null
  order by t."revenue" desc, left(t."name", 255) collate "zh-x-icu", t."id" limit 51) a
  union all select *
  from (select t.*, t."revenue"::text as "_key0", (left(t."name", 255) collate "zh-x-icu")::text as "_key1"
  from "w_test"."account" t
  where t."deleted_at" is null and ((t."revenue" > $1::numeric)) and t."revenue" is null
  order by left(t."name", 255) collate "zh-x-icu", t."id" limit 51) b limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name", trim_scale(t."revenue") as "revenue", (select t_p."name"
  from "w_test"."account" t_p
  where t_p."id" = t."parent" and t_p."deleted_at" is null) as "parent.name") r) q on true
  where w."id" = $2::uuid;
-- $1 {"from":"literal","value":100}
-- $2 {"from":"workspace"}
-- → ["{\"id\":\"01970001-0000-7000-8000-000000000001\",\"version\":1,\"name\":\"Alpha\",\"revenue\":500,\"parent.name\":null}","01970001-0000-7000-8000-000000000001","500.00","Alpha"]
-- → ["{\"id\":\"01970003-0000-7000-8000-000000000003\",\"version\":1,\"name\":\"北京\",\"revenue\":300,\"parent.name\":\"Beta\"}","01970003-0000-7000-8000-000000000003","300.00","北京"]

-- records counted in a filter
-- as admin: GET /api/records/account?view=quiet
select w."release"::text as "release", q."record", q."id"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id"
  from (select t.*
  from "w_test"."account" t
  where t."deleted_at" is null and (((select count(*)
  from "w_test"."deal" t_c
  where t_c."account" = t."id" and t_c."deleted_at" is null) = $1::numeric))
  order by t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name") r) q on true
  where w."id" = $2::uuid;
-- $1 {"from":"literal","value":0}
-- $2 {"from":"workspace"}
-- → ["{\"id\":\"01970004-0000-7000-8000-000000000004\",\"version\":1,\"name\":\"阿里\"}","01970004-0000-7000-8000-000000000004"]
-- → ["{\"id\":\"01970003-0000-7000-8000-000000000003\",\"version\":1,\"name\":\"北京\"}","01970003-0000-7000-8000-000000000003"]

-- the recycle bin
-- as admin: GET /api/records/account?fields=name&deleted=true
select w."release"::text as "release", q."record", q."id", q."_key0"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id", t."_key0"
  from (select t.*, t."deleted_at"::text as "_key0"
  from "w_test"."account" t
  where t."deleted_at" is not null
  order by t."deleted_at" desc nulls last, t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name") r) q on true
  where w."id" = $1::uuid;
-- $1 {"from":"workspace"}
-- → ["{\"id\":\"01970005-0000-7000-8000-000000000005\",\"version\":1,\"name\":\"Gone\"}","01970005-0000-7000-8000-000000000005","2026-02-01 00:00:00+00"]

-- own rows
-- as rep: GET /api/records/account?fields=name
select w."release"::text as "release", q."record", q."id"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id"
  from (select t.*
  from "w_test"."account" t
  where t."deleted_at" is null and ((t."owner" = $1::uuid))
  order by t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name") r) q on true
  where w."id" = $2::uuid;
-- $1 {"from":"user","key":"id"}
-- $2 {"from":"workspace"}
-- → ["{\"id\":\"01970001-0000-7000-8000-000000000001\",\"version\":1,\"name\":\"Alpha\"}","01970001-0000-7000-8000-000000000001"]

-- a department and those below
-- as tree: GET /api/records/deal?fields=subject
select w."release"::text as "release", q."record", q."id"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id"
  from (select t.*
  from "w_test"."deal" t
  where t."deleted_at" is null and (((select t_p."owner"
  from "w_test"."account" t_p
  where t_p."id" = t."account") = any($1::uuid[])))
  order by t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."subject" as "subject") r) q on true
  where w."id" = $2::uuid;
-- $1 {"from":"user","key":"department_tree_users"}
-- $2 {"from":"workspace"}
-- → ["{\"id\":\"01970013-0000-7000-8000-000000000013\",\"version\":1,\"subject\":\"Third\"}","01970013-0000-7000-8000-000000000013"]
-- → ["{\"id\":\"01970012-0000-7000-8000-000000000012\",\"version\":1,\"subject\":\"Second\"}","01970012-0000-7000-8000-000000000012"]
-- → ["{\"id\":\"01970011-0000-7000-8000-000000000011\",\"version\":1,\"subject\":\"First\"}","01970011-0000-7000-8000-000000000011"]

-- rows seen because of what they point to
-- as rep: GET /api/records/memo?fields=body,deal
select w."release"::text as "release", q."record", q."id"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id"
  from (select t.*
  from "w_test"."memo" t
  where t."deleted_at" is null and (exists (select 1
  from "w_test"."deal" t_s
  where t_s."id" = t."deal" and t_s."deleted_at" is null and ((t_s."owner" = $1::uuid))))
  order by t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."body" as "body", case when t."deal" is not null then json_build_object('id', t."deal", 'label', (select t_l."subject"
  from "w_test"."deal" t_l
  where t_l."id" = t."deal" and t_l."deleted_at" is null and ((t_l."owner" = $1::uuid)))) end as "deal") r) q on true
  where w."id" = $2::uuid;
-- $1 {"from":"user","key":"id"}
-- $2 {"from":"workspace"}
-- → ["{\"id\":\"01970021-0000-7000-8000-000000000021\",\"version\":1,\"body\":\"About the first\",\"deal\":{\"id\" : \"01970011-0000-7000-8000-000000000011\", \"label\" : \"First\"}}","01970021-0000-7000-8000-000000000021"]

-- fields in the clear on own rows only, masked on others
-- as split: GET /api/records/account?fields=name,revenue,phone&revenue.gte=1&sort=-revenue
select w."release"::text as "release", q."record", q."id", q."_key0"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id", t."_key0"
  from (select t.*, (case when ((t."owner" = $1::uuid)) then t."revenue" end)::text as "_key0"
  from "w_test"."account" t
  where t."deleted_at" is null and (case when ((t."owner" = $1::uuid)) then t."revenue" end) >= $2::numeric
  order by (case when ((t."owner" = $1::uuid)) then t."revenue" end) desc nulls last, t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name", case when ((t."owner" = $1::uuid)) then trim_scale(t."revenue") end as "revenue", case when ((t."owner" = $1::uuid)) then to_json(t."phone") else to_json((select case when length(n) < 9 then '****' || right(n, 2) else left(n, 3) || '****' || right(n, 4) end
  from (select case when starts_with(t."phone", '+86') then substr(t."phone", 4) else t."phone" end as n) as p)) end as "phone") r) q on true
  where w."id" = $3::uuid;
-- $1 {"from":"user","key":"id"}
-- $2 {"from":"literal","value":1}
-- $3 {"from":"workspace"}
-- → ["{\"id\":\"01970001-0000-7000-8000-000000000001\",\"version\":1,\"name\":\"Alpha\",\"revenue\":500,\"phone\":\"+8613812345678\"}","01970001-0000-7000-8000-000000000001","500.00"]

-- search over a field that is not always in the clear
-- as split: GET /api/records/account?fields=name&search=zebra
select w."release"::text as "release", q."record", q."id"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id"
  from (select t.*
  from "w_test"."account" t
  where t."deleted_at" is null and (t."name" ilike $1::text or (case when ((t."owner" = $2::uuid)) then t."secret_code" end) ilike $1::text)
  order by t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name") r) q on true
  where w."id" = $3::uuid;
-- $1 {"from":"literal","value":"%zebra%"}
-- $2 {"from":"user","key":"id"}
-- $3 {"from":"workspace"}
-- → ["{\"id\":\"01970001-0000-7000-8000-000000000001\",\"version\":1,\"name\":\"Alpha\"}","01970001-0000-7000-8000-000000000001"]

-- two roles with other rows and other fields
-- as retail and energy: GET /api/records/account?fields=name,revenue,employees
select w."release"::text as "release", q."record", q."id"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id"
  from (select t.*
  from "w_test"."account" t
  where t."deleted_at" is null and (((t."industry" = $2::text) or (t."industry" = $1::text)))
  order by t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name", case when ((t."industry" = $1::text)) then trim_scale(t."revenue") end as "revenue", case when ((t."industry" = $2::text)) then t."employees" end as "employees") r) q on true
  where w."id" = $3::uuid;
-- $1 {"from":"literal","value":"retail"}
-- $2 {"from":"literal","value":"energy"}
-- $3 {"from":"workspace"}
-- → ["{\"id\":\"01970003-0000-7000-8000-000000000003\",\"version\":1,\"name\":\"北京\",\"revenue\":300,\"employees\":null}","01970003-0000-7000-8000-000000000003"]
-- → ["{\"id\":\"01970002-0000-7000-8000-000000000002\",\"version\":1,\"name\":\"Beta\",\"revenue\":null,\"employees\":12}","01970002-0000-7000-8000-000000000002"]
-- → ["{\"id\":\"01970001-0000-7000-8000-000000000001\",\"version\":1,\"name\":\"Alpha\",\"revenue\":500,\"employees\":null}","01970001-0000-7000-8000-000000000001"]

-- masked labels
-- as masked: GET /api/records/deal?fields=subject,account
select w."release"::text as "release", q."record", q."id"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."id"::text as "id"
  from (select t.*
  from "w_test"."deal" t
  where t."deleted_at" is null
  order by t."id" desc limit 51) t
  cross join lateral (select t."id" as "id", t."version" as "version", t."subject" as "subject", case when t."account" is not null then json_build_object('id', t."account", 'label', (select left(t_l."name", 1) || '***'
  from "w_test"."account" t_l
  where t_l."id" = t."account" and t_l."deleted_at" is null)) end as "account") r) q on true
  where w."id" = $1::uuid;
-- $1 {"from":"workspace"}
-- → ["{\"id\":\"01970013-0000-7000-8000-000000000013\",\"version\":1,\"subject\":\"Third\",\"account\":{\"id\" : \"01970005-0000-7000-8000-000000000005\", \"label\" : null}}","01970013-0000-7000-8000-000000000013"]
-- → ["{\"id\":\"01970012-0000-7000-8000-000000000012\",\"version\":1,\"subject\":\"Second\",\"account\":{\"id\" : \"01970002-0000-7000-8000-000000000002\", \"label\" : \"B***\"}}","01970012-0000-7000-8000-000000000012"]
-- → ["{\"id\":\"01970011-0000-7000-8000-000000000011\",\"version\":1,\"subject\":\"First\",\"account\":{\"id\" : \"01970001-0000-7000-8000-000000000001\", \"label\" : \"A***\"}}","01970011-0000-7000-8000-000000000011"]

-- one record
-- as rep: GET /api/records/account/01970001-0000-7000-8000-000000000001?fields=name,manager
select w."release"::text as "release", q."record", q."version"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "record", t."version"::text as "version"
  from "w_test"."account" t
  cross join lateral (select t."id" as "id", t."version" as "version", t."name" as "name", case when t."manager" is not null then json_build_object('id', t."manager", 'label', (select t_l."name"
  from "platform"."user" t_l
  where t_l."id" = t."manager")) end as "manager") r
  where t."id" = $1::uuid and t."deleted_at" is null and ((t."owner" = $2::uuid))) q on true
  where w."id" = $3::uuid;
-- $1 {"from":"input","index":0}
-- $2 {"from":"user","key":"id"}
-- $3 {"from":"workspace"}
-- → ["{\"id\":\"01970001-0000-7000-8000-000000000001\",\"version\":1,\"name\":\"Alpha\",\"manager\":null}","1"]

-- groups
-- as admin: POST /api/records/deal/aggregate {"group":["stage",{"field":"decided_at","by":"month"},"account"],"measures":[{"count":true},{"sum":"amount"},{"avg":"amount"},{"max":"decided_at"}],"sort":["-sum_amount"]}
select w."release"::text as "release", q."group"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "group"
  from (select t."stage" as "g0", date_trunc('month', t."decided_at" at time zone $1::text)::date as "g1", t."account" as "g2", count(*) as "m0", sum(t."amount") as "m1", avg(t."amount") as "m2", max(t."decided_at") as "m3"
  from "w_test"."deal" t
  where t."deleted_at" is null
  group by 1, 2, 3) a
  cross join lateral (select a."g0" as "stage", to_char(a."g1", 'YYYY-MM-DD') as "decided_at", case when a."g2" is not null then json_build_object('id', a."g2", 'label', (select a_l."name"
  from "w_test"."account" a_l
  where a_l."id" = a."g2" and a_l."deleted_at" is null)) end as "account", a."m0" as "count", trim_scale(a."m1"::numeric) as "sum_amount", trim_scale(round(a."m2", 6)) as "avg_amount", to_char(a."m3" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "max_decided_at") r
  order by a."m1" desc nulls last, array_position(array['open', 'won', 'lost']::text[], a."g0") nulls last, a."g1" nulls last, a."g2" nulls last limit 201) q on true
  where w."id" = $2::uuid;
-- $1 {"from":"literal","value":"Asia/Shanghai"}
-- $2 {"from":"workspace"}
-- → ["{\"stage\":\"open\",\"decided_at\":\"2026-02-01\",\"account\":{\"id\" : \"01970005-0000-7000-8000-000000000005\", \"label\" : null},\"count\":1,\"sum_amount\":30,\"avg_amount\":30,\"max_decided_at\":\"2026-02-10T00:00:00.000Z\"}"]
-- → ["{\"stage\":\"won\",\"decided_at\":null,\"account\":{\"id\" : \"01970002-0000-7000-8000-000000000002\", \"label\" : \"Beta\"},\"count\":1,\"sum_amount\":20,\"avg_amount\":20,\"max_decided_at\":null}"]
-- → ["{\"stage\":\"open\",\"decided_at\":\"2026-01-01\",\"account\":{\"id\" : \"01970001-0000-7000-8000-000000000001\", \"label\" : \"Alpha\"},\"count\":1,\"sum_amount\":10.5,\"avg_amount\":10.5,\"max_decided_at\":\"2025-12-31T17:00:00.000Z\"}"]

-- without groups
-- as rep: POST /api/records/account/aggregate {"measures":[{"count":true},{"sum":"revenue"}]}
select w."release"::text as "release", q."group"
  from "platform"."workspace" w
  left join (select row_to_json(r)::text as "group"
  from (select count(*) as "m0", sum(t."revenue") as "m1"
  from "w_test"."account" t
  where t."deleted_at" is null and ((t."owner" = $1::uuid))) a
  cross join lateral (select a."m0" as "count", trim_scale(a."m1"::numeric) as "sum_revenue") r limit 201) q on true
  where w."id" = $2::uuid;
-- $1 {"from":"user","key":"id"}
-- $2 {"from":"workspace"}
-- → ["{\"count\":1,\"sum_revenue\":500}"]

-- search across objects
-- as rep: GET /api/search?q=first&limit=3
select w."release"::text as "release", q."hit"
  from "platform"."workspace" w
  left join (select u."hit"
  from (select *
  from (select 0 as "part", t."id" as "id", json_build_object('object', $1::text, 'id', t."id", 'label', coalesce(t."name", ''))::text as "hit"
  from "w_test"."account" t
  where t."deleted_at" is null and ((t."owner" = $2::uuid)) and (t."name" ilike $3::text or t."secret_code" ilike $3::text)
  order by t."id" desc limit 3) s0
  union all select *
  from (select 1 as "part", t."id" as "id", json_build_object('object', $4::text, 'id', t."id", 'label', coalesce(t."subject", ''))::text as "hit"
  from "w_test"."deal" t
  where t."deleted_at" is null and ((t."owner" = $2::uuid)) and (t."subject" ilike $3::text or t."number" ilike $3::text)
  order by t."id" desc limit 3) s1
  union all select *
  from (select 2 as "part", t."id" as "id", json_build_object('object', $5::text, 'id', t."id", 'label', coalesce(t."body", ''))::text as "hit"
  from "w_test"."memo" t
  where t."deleted_at" is null and (exists (select 1
  from "w_test"."deal" t_s
  where t_s."id" = t."deal" and t_s."deleted_at" is null and ((t_s."owner" = $2::uuid)))) and (t."body" ilike $3::text)
  order by t."id" desc limit 3) s2) u
  order by u."part", u."id" desc) q on true
  where w."id" = $6::uuid;
-- $1 {"from":"literal","value":"account"}
-- $2 {"from":"user","key":"id"}
-- $3 {"from":"literal","value":"%first%"}
-- $4 {"from":"literal","value":"deal"}
-- $5 {"from":"literal","value":"memo"}
-- $6 {"from":"workspace"}
-- → ["{\"object\" : \"deal\", \"id\" : \"01970011-0000-7000-8000-000000000011\", \"label\" : \"First\"}"]
-- → ["{\"object\" : \"memo\", \"id\" : \"01970021-0000-7000-8000-000000000021\", \"label\" : \"About the first\"}"]
