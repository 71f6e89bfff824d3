import { enablePatches, produce, produceWithPatches, enableMapSet } from 'immer'

enablePatches()
enableMapSet()
const base = { list: [1, 2], deep: { a: 1 }, map: new Map([['k', { n: 1 }]]) }
const next = produce(base, (draft) => {
  draft.list.push(3)
  draft.map.get('k').n++
  delete draft.deep.a
})
export default [
  next.list, next.deep, [...next.map], [...base.map],
  next.list === base.list, Object.isFrozen(next),
  produceWithPatches({ a: 1 }, (draft) => { draft.a = 2; draft.b = [1] }).slice(1),
]
