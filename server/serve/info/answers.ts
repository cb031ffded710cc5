/** What a sight decides → HTTP: the application, forms and the API document, each with an ETag. */
import type pg from 'pg';
import { closest } from '../../errors/closest.js';
import { Failure } from '../../errors/define.js';
import type { Call, Release } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { onFresh, type FreshDeps } from '../fresh.js';
import { runRead } from '../read/run.js';
import type { ObjectSight, Sight } from '../sight/sight.js';
import { releaseStatement } from '../sql/release.js';
import { apiInfo } from './api-info.js';
import { appInfo } from './app-info.js';
import { formInfo, type FormRow } from './form-info.js';
import type { FormQuery } from './form-query.js';
import { formRow } from './form-row.js';
import { scopeOf } from './scope-of.js';
import { etagOf, TextCache, type CachedText } from './text-cache.js';

interface InfoDeps extends FreshDeps {
  readonly records: pg.Pool;
  readonly sights: { get(release: Release, roles: readonly string[]): Sight };
}

const texts = new TextCache();

export const answerApp = (call: Call, deps: InfoDeps, known: string | undefined): Promise<Answer> =>
  onCurrent(call, deps, ({ release, language }, sight) =>
    answer(
      texts.get(sight, `app ${language}`, () => appInfo(release, sight, language)),
      known,
    ),
  );

export const answerApi = (call: Call, deps: InfoDeps, known: string | undefined): Promise<Answer> =>
  onCurrent(call, deps, ({ release, language }, sight) =>
    answer(
      texts.get(sight, `api ${language}`, () => apiInfo(release, sight, language)),
      known,
    ),
  );

export const answerForm = (call: Call, deps: InfoDeps, query: FormQuery, known: string | undefined): Promise<Answer> =>
  onFresh(call, deps, async (current) => {
    const sight = deps.sights.get(current.release, current.actor.roles);
    const object = visibleObject(query.object, sight);
    // Reading the row checks the release as well.
    if (query.id === null) await checkRelease(current, deps);
    const row = query.id === null ? undefined : await formRow(current, deps.records, sight, object, query.id);
    if (!row && object.rows.create === false)
      throw new Failure('record.forbidden', { right: 'create', label: object.object.label });
    const recordType = recordTypeOf(query, object, row);
    const { language } = current;
    const request = { language, ...(recordType !== undefined && { recordType }), ...(row && { row }) };
    const key = `form ${object.object.name} ${JSON.stringify(request)}`;
    const form = texts.get(sight, key, () => formInfo(current.release, scopeOf(object), request));
    return answer(withUser(form, current), known);
  });

/** The one part of a form that differs between users of the same roles. */
function withUser({ text, etag }: CachedText, { actor }: Call): CachedText {
  const { id, department, roles } = actor.user;
  const user = JSON.stringify({ id, department, roles });
  return { text: `${text.slice(0, -1)},"user":${user}}`, etag: etagOf(etag + user) };
}

/** Runs with the sight of the release that the database is on at this moment. */
const onCurrent = (call: Call, deps: InfoDeps, run: (call: Call, sight: Sight) => Answer): Promise<Answer> =>
  onFresh(call, deps, async (current) => {
    await checkRelease(current, deps);
    return run(current, deps.sights.get(current.release, current.actor.roles));
  });

const checkRelease = (call: Call, { records }: InfoDeps): Promise<unknown> =>
  runRead(call, records, { statement: releaseStatement });

/** The record type asked for, else that of the record. */
function recordTypeOf({ recordType }: FormQuery, { fields }: ObjectSight, row: FormRow | undefined): string | undefined {
  if (recordType === null) return row?.recordType;
  const field = fields.record_type?.field;
  if (!field)
    throw new Failure('request.invalid', {}, [
      { pointer: '/record_type', code: 'request.parameter.unknown', params: { name: 'record_type' } },
    ]);
  if (field.values?.some(({ code }) => code === recordType)) return recordType;
  throw new Failure('request.invalid', {}, [
    { pointer: '/record_type', code: 'value.option.unknown', params: { label: field.label } },
  ]);
}

/** Throws `object.unknown`, with what was meant among those the caller may see. */
function visibleObject(name: string, sight: Sight): ObjectSight {
  const object = Object.hasOwn(sight.objects, name) ? sight.objects[name] : undefined;
  if (object) return object;
  const suggestion = closest(name, Object.keys(sight.objects));
  throw new Failure('object.unknown', { object: name, ...(suggestion !== undefined && { suggestion }) });
}

/** Kept by the browser, but asked for each time: a release or a change of roles may have come. */
const cacheable = { 'cache-control': 'private, no-cache', vary: 'accept-language, cookie, authorization' };

function answer({ text, etag }: CachedText, known: string | undefined): Answer {
  const headers = { ...cacheable, etag };
  if (known !== undefined && known.split(/\s*,\s*/).includes(etag)) return { status: 304, headers, body: '' };
  return { status: 200, headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }, body: text };
}
