import _ from 'lodash'

const books = [{ author: 'B', price: 3 }, { author: 'A', price: 2 }, { author: 'B', price: 1 }]
export default [
  _.groupBy(books, 'author'),
  _.orderBy(books, ['author', 'price'], ['asc', 'desc']),
  _.chunk([1, 2, 3, 4, 5], 2),
  _.get({ a: [{ b: 1 }] }, 'a[0].b'),
  _.merge({ a: { b: 1 } }, { a: { c: 2 } }),
  _.camelCase('Ünïcode words-here'),
  _.template('<%- name %>: <%= n %>')({ name: '<b>', n: 2 }),
  _.cloneDeep({ d: new Date(0), m: new Map([[1, 2]]), r: /x/g }).d,
  _.isEqual(new Set([1, { a: 2 }]), new Set([1, { a: 2 }])),
  _(books).map('price').sum(),
  _.words('fred, barney, & pebbles 12'),
  _.deburr('déjà vu'),
]
