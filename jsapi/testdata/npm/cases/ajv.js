import Ajv from 'ajv'
import addFormats from 'ajv-formats'

const ajv = addFormats(new Ajv({ allErrors: true, coerceTypes: true, useDefaults: true }))
const validate = ajv.compile({
  type: 'object',
  properties: {
    url: { type: 'string', format: 'uri' },
    price: { type: 'number', minimum: 0 },
    day: { type: 'string', format: 'date' },
    tags: { type: 'array', items: { type: 'string', pattern: '^\\p{L}+$' }, uniqueItems: true },
    seen: { type: 'boolean', default: false },
  },
  required: ['url', 'price'],
  additionalProperties: false,
})
const good = { url: 'https://example.com/', price: '3.5', day: '2024-02-29', tags: ['é'] }
const ok = validate(good)
const fails = (value) => [validate(value), validate.errors?.map((e) => [e.instancePath, e.keyword, e.message])]
export default [ok, good, fails({ price: -1, x: 1 }), fails({ url: 'no', price: 1, day: '2024-02-30', tags: ['1', '1'] })]
