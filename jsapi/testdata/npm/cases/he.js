import he from 'he'

export default [
  he.encode('foo © bar ≠ baz 𝌆 qux <a>'),
  he.encode('ä', { useNamedReferences: true }),
  he.decode('foo &copy; bar &ne; baz &#x1D306; &amp;amp; &unknown; &lt'),
  he.escape('<script>alert("1 & 2")</script>'),
  he.decode('foo&ampbar', { isAttributeValue: true }),
]
