import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import xpath from 'xpath'

const doc = new DOMParser().parseFromString('<a xmlns:x="u"><b n="1">é</b><x:b n="2"/></a>', 'text/xml')
export default [
  xpath.select('string(//b/@n)', doc), xpath.select('count(//*)', doc), xpath.useNamespaces({ y: 'u' })('//y:b/@n', doc)[0].value,
  new XMLSerializer().serializeToString(doc),
]
