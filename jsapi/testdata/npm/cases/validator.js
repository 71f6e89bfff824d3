import validator from 'validator'

export default [
  validator.isEmail('me@example.co.uk'), validator.isEmail('me@'), validator.isURL('https://example.com/?a=b'), validator.isIBAN('DE89370400440532013000'),
  validator.isISBN('978-3-16-148410-0'), validator.escape('<a>'), validator.isAlpha('éa', 'fr-FR'), validator.toDate('2024-02-29'), validator.normalizeEmail('Some.One@GMail.com'),
]
