package downloadermw

import (
	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// attr returns an attribute of the spider in a bag, which knows how to convert it. It
// is read for every request, since a script may change it.
func attr(spider component.SpiderInfo, name string) *crawl.Values {
	return crawl.NewValues(name, spider.Attr(name))
}

// intOf is what the meta of a request says, or else an attribute of the spider of the
// same name, or else the setting.
func intOf(req *crawl.Request, spider component.SpiderInfo, name string, setting int) int {
	if n, ok := req.Meta.Int(name); ok {
		return n
	}
	if n, ok := attr(spider, name).Int(name); ok {
		return n
	}
	return setting
}
