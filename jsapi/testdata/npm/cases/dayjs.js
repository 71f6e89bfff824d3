import dayjs from 'dayjs'
import 'dayjs/locale/fr.js'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import duration from 'dayjs/plugin/duration.js'
import relativeTime from 'dayjs/plugin/relativeTime.js'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(customParseFormat)
dayjs.extend(duration)
dayjs.extend(relativeTime)
dayjs.extend(utc)
const day = dayjs.utc('2024-02-29T13:05:00Z')
export default [
  day.format('YYYY-MM-DD HH:mm:ss Z'),
  day.add(1, 'year').toISOString(),
  day.locale('fr').format('dddd D MMMM'),
  day.from(dayjs.utc('2024-03-05')),
  dayjs('12/25/1995', 'MM/DD/YYYY', true).isValid(),
  dayjs('1995-12-25', 'MM/DD/YYYY', true).isValid(),
  dayjs.duration(90, 'minutes').format('HH:mm'),
  day.startOf('month').diff(day, 'hour', true),
]
