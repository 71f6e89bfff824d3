import { NIL, parse, stringify, v1, v3, v4, v5, v7, validate, version } from 'uuid'

export default [
  v5('https://example.com/', v5.URL),
  v3('example.com', v3.DNS),
  validate(v4()),
  [v1(), v4(), v7()].map(version),
  v4() !== v4(),
  v7() <= v7(),
  Array.from(parse('6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b')),
  stringify(parse(NIL)),
]
