import slugify from 'slugify'

slugify.extend({ '☢': 'radioactive' })
export default [
  slugify('Änderung des Straßenverlaufs!', { lower: true, locale: 'de' }),
  slugify('some string', '_'),
  slugify('unicode ♥ is ☢', { lower: true, strict: true }),
  slugify('Привет, мир'),
]
