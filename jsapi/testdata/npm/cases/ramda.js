import * as R from 'ramda'

export default [
  R.pipe(R.filter(R.propEq(1, 'a')), R.pluck('b'))([{ a: 1, b: 2 }, { a: 2, b: 3 }]),
  R.groupBy((n) => (n % 2 ? 'odd' : 'even'), [1, 2, 3]),
  R.over(R.lensPath(['a', 'b']), R.inc, { a: { b: 1 } }),
  R.equals({ a: new Date(0) }, { a: new Date(0) }),
  R.transduce(R.compose(R.map(R.add(1)), R.take(2)), R.flip(R.append), [], [1, 2, 3]),
  R.sortWith([R.descend(R.prop('n'))], [{ n: 1 }, { n: 2 }]),
]
