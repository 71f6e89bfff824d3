import { stringify } from 'csv-stringify/sync'

export default [
  stringify([['a', 'b "c"'], [1, 'x,y'], [null, true]]),
  stringify([{ name: 'ä', price: 1.5 }, { name: 'two\nlines' }], { header: true, columns: ['name', 'price'], delimiter: ';' }),
  stringify([[new Date(0)]], { cast: { date: (d) => d.toISOString() } }),
]
