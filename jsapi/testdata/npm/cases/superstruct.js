import { array, create, defaulted, is, number, object, string, validate } from 'superstruct'

const Item = object({ t: string(), n: defaulted(number(), 1), tags: array(string()) })
export default [create({ t: 'x', tags: [] }, Item), is({ t: 1 }, Item), [...validate({ t: 1, n: 2, tags: [3] }, Item)[0].failures()].map((f) => [f.path, f.message])]
