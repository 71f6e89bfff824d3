import Turndown from 'turndown'

const service = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced' })
service.addRule('strike', { filter: ['del'], replacement: (text) => '~' + text + '~' })
export default [
  service.turndown('<h1>Ä <em>b</em></h1><p>x <a href="/a" title="t">link</a><br>y</p><ul><li>1<li>2</ul><pre><code>c *d*\n</code></pre><del>old</del>'),
  service.turndown('<blockquote><p>q</p></blockquote><ol start="3"><li>three</li></ol><img src="i.png" alt="A">'),
]
