import { LRUCache } from 'lru-cache'

const gone = []
const cache = new LRUCache({ max: 2, dispose: (value, key) => gone.push(key), fetchMethod: async (key) => key + '!' })
cache.set('a', 1)
cache.set('b', 2)
cache.get('a')
cache.set('c', 3)
export default [[...cache.keys()], gone, cache.has('b'), await cache.fetch('z'), cache.size, cache.peek('nothing') ?? 'none']
