/** A point on the map, in degrees (WGS 84). */
import type { FieldType } from './field-type.js';
import { once } from './parts/conversion.js';
import { documentFacets } from './parts/document.js';

export const location: FieldType = {
  ...documentFacets,
  name: 'location',
  label: { en: 'Location', 'zh-CN': '地理位置' },
  description: { en: 'Latitude and longitude in degrees.', 'zh-CN': '经纬度，单位为度。' },
  options: {},
  jsonSchema: () => ({
    type: 'object',
    properties: { lat: { type: 'number', minimum: -90, maximum: 90 }, lng: { type: 'number', minimum: -180, maximum: 180 } },
    required: ['lat', 'lng'],
    additionalProperties: false,
  }),
  uiSchema: () => ({ 'ui:field': 'location' }),
  // Seven digits are a centimetre; more is noise of the device.
  normalise: (value) => {
    const { lat, lng } = value as { lat: number; lng: number };
    return { lat: rounded(lat), lng: rounded(lng) };
  },
  toText: (value) => {
    const point = value as { lat: number; lng: number } | null | undefined;
    return point ? `${point.lat}, ${point.lng}` : '';
  },
  fromText: (text) => {
    if (text.trim() === '') return null;
    const [lat, lng, ...rest] = text.split(/[,，]/).map((part) => part.trim());
    return lat && lng && rest.length === 0 && Number.isFinite(Number(lat)) && Number.isFinite(Number(lng))
      ? { lat: Number(lat), lng: Number(lng) }
      : text;
  },
  textSql: (expression) => `(${expression} ->> 'lat') || ', ' || (${expression} ->> 'lng')`,
  fromTextSql: (text) =>
    once(
      `regexp_match(${text}, '^\\s*([+-]?[0-9]{1,3}(?:\\.[0-9]{1,15})?)\\s*[,，]\\s*([+-]?[0-9]{1,3}(?:\\.[0-9]{1,15})?)\\s*$')::numeric[]`,
      (v) =>
        `case when abs(${v}[1]) <= 90 and abs(${v}[2]) <= 180 then jsonb_build_object('lat', trim_scale(round(${v}[1], 7)), 'lng', trim_scale(round(${v}[2], 7))) end`,
    ),
  samples: [
    {
      options: {},
      valid: [{ in: { lat: 31.2304, lng: 121.4737 }, out: { lat: 31.2304, lng: 121.4737 } }],
      extreme: [
        { in: { lat: 90, lng: -180 }, out: { lat: 90, lng: -180 } },
        { in: { lat: -0, lng: 0.123456789 }, out: { lat: 0, lng: 0.1234568 } },
      ],
      invalid: [
        { in: { lat: 91, lng: 0 }, code: 'value.too_large' },
        { in: { lat: 0, lng: -181 }, code: 'value.too_small' },
        { in: { lat: 1 }, code: 'value.part.required' },
        { in: { lat: 1, lng: 2, alt: 3 }, code: 'value.part.unknown' },
        { in: { lat: '1', lng: 2 }, code: 'value.type' },
        { in: '31,121', code: 'value.type' },
      ],
    },
  ],
};

const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7 + 0;
