import { marked } from 'marked'

export default [
  marked.parse('# Ä *b*\n\n- one\n- [two](http://e.com "t")\n\n| a | b |\n|---|:-:|\n| 1 | `2` |\n\n```js\nx < 1\n```\n'),
  marked.lexer('a **b**').map((t) => [t.type, t.raw]),
]
