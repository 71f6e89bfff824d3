import { chunk, debounce, defaultsDeep, kebabCase, sortBy, uniqBy, zipObject } from 'lodash-es'

const called = await new Promise((ok) => debounce(ok, 5)('called'))
export default [
  chunk([1, 2, 3], 2),
  defaultsDeep({ a: { b: 1 } }, { a: { b: 2, c: 3 } }),
  kebabCase('fooBar baz'),
  sortBy([{ n: 2 }, { n: 1 }], 'n'),
  uniqBy([1.1, 1.9, 2.2], Math.floor),
  zipObject(['a', 'b'], [1, 2]),
  called,
]
