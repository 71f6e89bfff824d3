import * as chrono from 'chrono-node'

const at = new Date(2024, 1, 29, 12)
const local = (d) => [d.getFullYear(), d.getMonth() + 1, d.getDate(), d.getHours(), d.getMinutes()]
export default [
  local(chrono.parseDate('tomorrow at 5pm', at)),
  local(chrono.parseDate('last friday', at)),
  local(chrono.parseDate('12 May 2021 10:30', at)),
  local(chrono.parseDate('in 3 weeks', at)),
  chrono.parse('from 3 March to 5 March', at).map((r) => [r.index, r.text, local(r.start.date()), local(r.end.date())]),
  local(chrono.de.parseDate('morgen um 8 Uhr', at)),
  chrono.parseDate('nothing', at),
]
