import sanitize from 'sanitize-html'

const dirty = '<p onclick="x()">a<script>alert(1)</script><a href="javascript:x">b</a><a href="https://e.com/?a=1&amp;b=2" target=_blank>c</a><b style="color:red;x:y">d</b></p>'
export default [
  sanitize(dirty),
  sanitize(dirty, { allowedTags: [], allowedAttributes: {} }),
  sanitize(dirty, {
    allowedTags: ['b', 'i', 'a'],
    allowedAttributes: { '*': ['style'], a: ['href', 'rel'] },
    allowedStyles: { '*': { color: [/^red$/] } },
    transformTags: { a: sanitize.simpleTransform('a', { rel: 'nofollow' }) },
  }),
]
