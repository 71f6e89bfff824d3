import deepmerge from 'deepmerge'
import equal from 'fast-deep-equal'

export default [deepmerge({ a: [1], b: { c: 1 } }, { a: [2], b: { d: 2 } }), deepmerge({ a: [1] }, { a: [2] }, { arrayMerge: (x, y) => y }), equal({ a: [1, { b: /x/ }] }, { a: [1, { b: /x/ }] }), equal([1], [2])]
