import * as yaml from 'js-yaml'

export default [
  yaml.load('a: 1\nb: [x, y]\nc: {p: 1}\nd: 2024-02-29\n'),
  yaml.dump({ a: [1, { b: 'é: x' }], n: null, long: 'word '.repeat(30) }),
  (() => {
    try {
      yaml.load('a: [')
    } catch (error) {
      return [error.name, error.reason, error.mark.line]
    }
  })(),
]
