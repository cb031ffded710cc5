/** `GET /api/search` → a search request over every object of the sight that can be searched. */
import type { Sight } from '../sight/sight.js';
import { Faults } from './faults.js';
import { fromQuery, type Reading } from './input.js';
import { limits, searchFields } from './list.js';
import { Parameters } from './parameters.js';
import type { SearchRequest } from './request.js';

const readings: Readonly<Record<string, Reading>> = { q: 'text', limit: 'number' };
const DEFAULT_HITS = 5;
const MOST_HITS = 20;

export function searchFromQuery(query: string, sight: Sight): SearchRequest {
  const faults = new Faults();
  const parameters = new Parameters(fromQuery(query, readings, false, faults), faults);
  const text = parameters.text('q', limits.search) ?? '';
  const limit = parameters.integer('limit', { least: 1, most: MOST_HITS, otherwise: DEFAULT_HITS });
  faults.refuse();
  const objects = Object.values(sight.objects).filter((object) => object.rows.read !== false && searchFields(object).length > 0);
  return { objects: text === '' ? [] : objects, text, limit };
}
