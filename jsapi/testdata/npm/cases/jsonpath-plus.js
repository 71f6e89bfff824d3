import { JSONPath } from 'jsonpath-plus'

const json = { store: { book: [{ t: 'a', price: 8 }, { t: 'b', price: 12 }, { t: 'c', price: 22, isbn: '1' }] } }
export default [
  JSONPath({ path: '$.store.book[*].t', json }),
  JSONPath({ path: '$..price', json }),
  JSONPath({ path: '$..book[?(@.price<20)].t', json }),
  JSONPath({ path: '$..book[?(@.isbn)]', json, resultType: 'path' }),
  JSONPath({ path: '$..book[-1:]', json, wrap: false }),
  JSONPath({ path: '$..*@number()', json, flatten: true }),
]
