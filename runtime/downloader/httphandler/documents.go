package httphandler

import (
	"log/slog"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/selector"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// newDocuments is how the responses of this crawl are parsed, when somebody selects.
func newDocuments(env *component.Env) *crawl.Documents {
	return &crawl.Documents{
		Limits: selector.Limits{
			Depth:      settings.Get(env.Settings, settings.DocumentMaxDepth),
			Attributes: settings.Get(env.Settings, settings.DocumentMaxAttributes),
			Nodes:      settings.Get(env.Settings, settings.DocumentMaxNodes),
		},
		Flawed: func(resp *crawl.Response, flaws selector.Flaws) {
			logFlaws(env.Logger("scrapy.selector"), resp, flaws)
		},
	}
}

// logFlaws warns of a document whose end is missing: items of it are, too. Other limits
// move elements about or drop attributes that nobody asks for, and half of all XML is
// flawed: that is said to those who look for it.
func logFlaws(log *slog.Logger, resp *crawl.Response, flaws selector.Flaws) {
	if flaws.Nodes {
		log.Warn("The end of the document is cut off: it has more nodes than DOCUMENT_MAX_NODES", "response", resp.String())
		return
	}
	if flaws.XML != nil {
		log.Debug("The document is not well-formed", "response", resp.String(), "error", flaws.XML)
		return
	}
	log.Debug("The document is beyond DOCUMENT_MAX_DEPTH or DOCUMENT_MAX_ATTRIBUTES", "response", resp.String(),
		"moved", flaws.Depth+flaws.Formatting, "attributes", flaws.Attributes)
}
