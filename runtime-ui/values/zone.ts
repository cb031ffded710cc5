/** Times of day in the workspace's time zone, whatever zone the browser is in. */
import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

const WALL = 'YYYY-MM-DDTHH:mm:ss';

/** An instant as a picker shows it: the reading of a clock in that zone. */
export function toWall(instant: string, zone: string): Dayjs {
  return dayjs.utc(dayjs(instant).tz(zone).format(WALL));
}

/** The instant at which a clock in that zone reads what the picker shows. */
export function fromWall(wall: Dayjs, zone: string): string {
  return dayjs.tz(wall.format(WALL), zone).toISOString();
}

/** The instant at which a day (`YYYY-MM-DD`) begins in that zone. */
export function startOfDay(day: string, zone: string): string {
  return dayjs.tz(`${day}T00:00:00`, zone).toISOString();
}

export function dayOf(instant: string, zone: string): string {
  return dayjs(instant).tz(zone).format('YYYY-MM-DD');
}

export const addDays = (day: string, days: number): string => dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD');

/** What pickers call now and today. */
export const setZone = (zone: string): void => dayjs.tz.setDefault(zone);
