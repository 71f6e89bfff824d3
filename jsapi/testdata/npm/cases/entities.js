import { decodeHTML, decodeXML, encodeHTML, encodeXML, escapeText } from 'entities'

export default [
  decodeHTML('&eacute; &NotEqualTilde; &#x1F600; &ampx &bogus;'),
  decodeXML('&#38; &quot; &eacute;'),
  encodeHTML('é ≂̸ 😀 <'),
  encodeXML('é & "😀"'),
  escapeText('a < b & c\u00a0d'),
]
