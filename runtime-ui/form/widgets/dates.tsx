/** Inputs for days, times of day, and both in the workspace's time zone. */
import { DatePicker, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useApp } from '../../api/app.js';
import { fromWall, toWall } from '../../values/zone.js';
import { describe, statusOf, type Entry } from './entry.js';

const common = (entry: Entry) =>
  ({
    ...describe(entry),
    className: 'wide',
    status: statusOf(entry.invalid),
    disabled: entry.readOnly,
    needConfirm: false,
    onBlur: () => entry.onBlur(entry.id, entry.value),
  }) as const;

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export function DateInput(entry: Entry) {
  const text = textOf(entry.value);
  return (
    <DatePicker
      {...common(entry)}
      value={text === null ? null : dayjs.utc(text)}
      onChange={(next: Dayjs | null) => entry.onChange(next?.format('YYYY-MM-DD'))}
    />
  );
}

export function DateTimeInput(entry: Entry) {
  const { timezone } = useApp();
  const text = textOf(entry.value);
  return (
    <DatePicker
      {...common(entry)}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={text === null ? null : toWall(text, timezone)}
      onChange={(next: Dayjs | null) => entry.onChange(next ? fromWall(next.second(0), timezone) : undefined)}
    />
  );
}

export function TimeInput(entry: Entry) {
  const text = textOf(entry.value);
  return (
    <TimePicker
      {...common(entry)}
      format="HH:mm"
      value={text === null ? null : dayjs.utc(`2000-01-01T${text}`)}
      onChange={(next: Dayjs | Dayjs[] | null) =>
        entry.onChange(next && !Array.isArray(next) ? next.format('HH:mm:00') : undefined)
      }
    />
  );
}
