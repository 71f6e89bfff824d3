import Joi from 'joi'

const schema = Joi.object({ name: Joi.string().min(2).required(), n: Joi.number().integer(), at: Joi.date().iso(), mail: Joi.string().email() })
const { error } = schema.validate({ name: 'x', n: 1.5, mail: 'no' }, { abortEarly: false })
export default [schema.validate({ name: 'ok', n: '3', at: '2024-02-29' }).value, error.details.map((d) => [d.path, d.type, d.message])]
