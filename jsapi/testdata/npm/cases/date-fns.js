import { addDays, addMonths, differenceInCalendarDays, format, formatDistance, formatISO, isValid, parse, parseISO, startOfWeek } from 'date-fns'
import { de } from 'date-fns/locale'

const day = new Date(2024, 1, 29, 13, 5)
export default [
  format(day, "yyyy-MM-dd'T'HH:mm EEEE do"),
  format(day, 'PPPP', { locale: de }),
  format(addMonths(day, 12), 'd. MMM yyyy', { locale: de }),
  formatISO(addDays(day, 1), { representation: 'date' }),
  differenceInCalendarDays(new Date(2024, 2, 3), day),
  formatDistance(day, new Date(2024, 5, 1), { addSuffix: true }),
  format(parse('3. März 2021', 'd. MMMM yyyy', new Date(0), { locale: de }), 'yyyy-MM-dd'),
  parseISO('2020-02-30').toString(),
  isValid(parse('x', 'yyyy', new Date(0))),
  format(startOfWeek(day, { weekStartsOn: 1 }), 'yyyy-MM-dd'),
]
