import JSON5 from 'json5'

export default [
  JSON5.parse("{a: 'b', /* c */ d: [1, .5, 0xff, +Infinity,], 'é': \"x\\\ny\",}"),
  JSON5.stringify({ a: 1, 'b-c': ["it's", null] }, null, 2),
  (() => {
    try {
      JSON5.parse('{a:\n}')
    } catch (error) {
      return [error.name, error.message, error.lineNumber]
    }
  })(),
]
