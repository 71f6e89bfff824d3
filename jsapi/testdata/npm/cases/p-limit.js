import pLimit from 'p-limit'

const limit = pLimit(2)
let running = 0
let most = 0
const work = async (n) => {
  most = Math.max(most, ++running)
  await new Promise((ok) => setTimeout(ok, 2))
  running--
  return n * n
}
const results = await Promise.all([1, 2, 3, 4, 5].map((n) => limit(work, n)))
export default [results, most, limit.activeCount, limit.pendingCount, await limit(() => Promise.reject(new Error('no'))).catch((e) => e.message)]
