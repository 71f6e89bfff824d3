import async from 'async'

const later = async (n) => new Promise((ok) => setTimeout(ok, 1, n * 2))
export default [
  await async.mapLimit([1, 2, 3], 2, later), await async.waterfall([async () => 1, async (n) => n + 1]),
  await async.retry({ times: 3, interval: 1 }, async () => 'done'),
  await new Promise((ok) => { const out = []; const q = async.queue(async (n) => { out.push(n) }, 1); q.push([1, 2]); q.drain(() => ok(out)) }),
]
