import { Parser, parseDocument, DomUtils } from 'htmlparser2'

const events = []
const parser = new Parser({
  onopentag: (name, attributes) => events.push([name, attributes]),
  ontext: (text) => events.push(text),
  onclosetag: (name, implied) => events.push([name, implied]),
  oncomment: (text) => events.push({ comment: text }),
})
for (const chunk of ['<p class=a>x &am', 'p; &eacute;<br', '>y<!-- c --><script>1 < 2</scr', 'ipt>']) parser.write(chunk)
parser.end()
const dom = parseDocument('<div><p id="x">one</p><p>two</p></div>')
export default [
  events,
  DomUtils.getElementById('x', dom).children[0].data,
  DomUtils.getElementsByTagName('p', dom).map(DomUtils.textContent),
  DomUtils.getOuterHTML(dom),
]
