import * as v from 'valibot'

const Item = v.object({ url: v.pipe(v.string(), v.url()), n: v.pipe(v.string(), v.transform(Number), v.minValue(1)) })
export default [v.parse(Item, { url: 'https://e.com', n: '2' }), v.safeParse(Item, { url: 'x', n: '0' }).issues.map((i) => [i.path[0].key, i.message])]
