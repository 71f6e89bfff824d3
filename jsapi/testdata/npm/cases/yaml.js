import YAML from 'yaml'

const text = 'a: &x [1, 2.5, true, null, ~]\nb: *x\nc:\n  - "é\\n"\n  - |\n    two\n    lines\n  - 2024-02-29\n# end\n'
const doc = YAML.parseDocument(text)
doc.set('d', { e: 1 })
export default [
  YAML.parse(text),
  String(doc),
  YAML.stringify({ list: [1, 'two', { three: 'a: b' }], text: 'x\ny\n' }),
  YAML.parseDocument('a: [1').errors.map((e) => [e.code, e.linePos?.[0].line]),
  YAML.parseAllDocuments('a: 1\n---\nb: 2\n').map((d) => d.toJS()),
]
