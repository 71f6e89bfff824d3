import PQueue from 'p-queue'

const queue = new PQueue({ concurrency: 1 })
const order = []
const add = (name, options) => queue.add(async () => order.push(name), options)
queue.pause()
add('a')
add('b', { priority: 1 })
add('c')
const failed = queue.add(() => Promise.reject(new TypeError('t'))).catch((e) => e.name)
const size = queue.size
queue.start()
await queue.onIdle()
const late = await queue.add(() => new Promise((ok) => setTimeout(ok, 1000)), { timeout: 5 }).catch((e) => e.name)
export default [order, size, await failed, late, queue.pending]
