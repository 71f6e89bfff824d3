import { customAlphabet, customRandom, nanoid, urlAlphabet } from 'nanoid'

const seeded = customRandom('abcdef', 10, (size) => new Uint8Array(size).map((_, i) => i * 7))
export default [
  nanoid().length,
  nanoid(5).length,
  /^[\w-]{21}$/.test(nanoid()),
  new Set(Array.from({ length: 100 }, () => nanoid())).size,
  /^[01]{12}$/.test(customAlphabet('01', 12)()),
  urlAlphabet.length,
  seeded(),
]
