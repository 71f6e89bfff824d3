package suite

import (
	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// kindClasses are the response classes by kind.
var kindClasses = map[crawl.Kind]string{
	crawl.Binary: "Response", crawl.Text: "TextResponse", crawl.HTML: "HtmlResponse",
	crawl.XML: "XmlResponse", crawl.JSON: "JsonResponse",
}

// kind is native.kind(contentType, name, body): the class that the engine would give a
// response of that content.
func (s *Suite) kind(c goja.FunctionCall) goja.Value {
	headers := &crawl.Headers{}
	if contentType := c.Argument(0); !goja.IsNull(contentType) {
		headers.Set("Content-Type", contentType.String())
	}
	body, _ := convert.ToBytes(c.Argument(2))
	return s.rt.ToValue(kindClasses[crawl.KindOf(headers, c.Argument(1).String(), body)])
}
