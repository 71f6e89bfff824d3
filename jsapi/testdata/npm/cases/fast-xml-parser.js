import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser'

const xml = '<?xml version="1.0"?><feed xmlns:a="u"><item id="1"><a:t>é &amp; ü</a:t><n>07</n></item><item id="2"><![CDATA[<b>]]></item></feed>'
const parsed = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' }).parse(xml)
export default [
  parsed,
  new XMLParser({ preserveOrder: true }).parse('<p>one <b>two</b> three</p>'),
  new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true }).build(parsed),
  XMLValidator.validate('<a><b></a>'),
  XMLValidator.validate(xml),
]
