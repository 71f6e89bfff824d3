import { z } from 'zod'

const Quote = z.object({
  text: z.string().min(2),
  price: z.coerce.number().positive(),
  url: z.url(),
  tags: z.array(z.string()).default([]),
  kind: z.enum(['a', 'b']).optional(),
})
const bad = Quote.safeParse({ text: '', price: '-1', url: 'nowhere', kind: 'c' })

export default [
  Quote.parse({ text: 'Hello', price: '12.5', url: 'https://example.com/a' }),
  bad.success,
  bad.error.issues.map((issue) => [issue.path.join('.'), issue.code, issue.message]),
  z.union([z.string(), z.number()]).parse(4),
  z.string().transform((s) => s.length).parse('four'),
  await z.string().refine(async (s) => s === 'ok').safeParseAsync('no').then((r) => r.success),
  z.iso.datetime().safeParse('2024-02-30T00:00:00Z').success,
  z.email().safeParse('me@example.com').success,
  z.toJSONSchema(Quote).required,
]
