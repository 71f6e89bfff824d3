// Literals that goja alone reads wrongly, wherever they stand.
const RegExp = null // a name of the author's

const upper = /[\p{Lu}]/u
class Words {
  static pattern = /[\p{L}\p{N}_]+/gu
  pairs = (text, found = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g) => text.replace(found, '_')
}

export default class {
  *parse() {
    yield [...'aBpÉ'].filter((char) => upper.test(char)).join('')
    yield 'né à 3'.match(Words.pattern).join('|')
    yield new Words().pairs('a😀b')
    yield upper.source + ' ' + /x[\p{Lu}]/u.flags
    yield `${/^[^\p{L}]/u.test('1') && !/^[^\p{L}]/u.test('é')}`
    yield '\\p{L} in a text, `\\udc00-\\udfff` too'
    for (const n of [1, 2]) yield String(/[\p{Nd}]/gu.test(n)) // a literal is a new object each time
    yield String([/\p{Lu}/u, /(?<!\p{L})x/u, /^\P{L}$/u].map((re) => re.test('x')))
    yield RegExp === null ? 'shadowed' : ''
  }
}
