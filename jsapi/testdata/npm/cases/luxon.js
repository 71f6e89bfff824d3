import { DateTime, Duration, Interval } from 'luxon'

const day = DateTime.fromISO('2024-02-29T13:05:00Z', { zone: 'utc' })
export default [
  day.toISO(),
  day.plus({ months: 12 }).toISODate(),
  day.toFormat("yyyy-LL-dd HH:mm 'Uhr' EEEE"),
  DateTime.fromFormat('29.02.2024 07:08', 'dd.LL.yyyy HH:mm', { zone: 'utc' }).toISO(),
  DateTime.fromFormat('May 25 1982', 'LLLL dd yyyy', { zone: 'utc' }).toISODate(),
  DateTime.fromISO('2024-02-30').invalidReason,
  day.diff(DateTime.fromISO('2024-01-01T00:00:00Z', { zone: 'utc' }), ['days', 'hours']).toObject(),
  Duration.fromObject({ hours: 30, minutes: 5 }).toFormat('d:hh:mm'),
  Interval.fromDateTimes(day, day.plus({ days: 3 })).splitBy({ days: 1 }).length,
  day.setZone('UTC+3').toISO(),
  day.startOf('week').toISODate(),
  day.toLocaleString(DateTime.DATE_MED),
]
