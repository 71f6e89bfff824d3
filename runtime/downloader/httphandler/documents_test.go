package httphandler_test

import (
	"strings"
	"testing"
)

func TestDocumentsHaveTheLimitsOfTheSettings(t *testing.T) {
	const page = "<p a b c><b><i>1</i></b></p><p>2</p>"
	html, xml := ok+"Content-Type: text/html\r\n\r\n", ok+"Content-Type: text/xml\r\n\r\n"
	deep := strings.Repeat("<div>", 20)
	for name, tt := range map[string]struct {
		body     string
		settings []any
		query    string
		found    int
		log      string
	}{
		"whole":             {html + page, nil, "p", 2, ""},
		"nodes":             {html + page, []any{"DOCUMENT_MAX_NODES", 8}, "p", 1, "level=WARN msg=\"The end of the document is cut off"},
		"nodes of XML":      {xml + "<r><a/><a/><a/></r>", []any{"DOCUMENT_MAX_NODES", 4}, "a", 2, "level=WARN msg=\"The end of the document is cut off"},
		"depth":             {html + deep, []any{"DOCUMENT_MAX_DEPTH", 10}, "div", 20, "level=DEBUG msg=\"The document is beyond DOCUMENT_MAX_DEPTH"},
		"depth of XML":      {xml + deep, []any{"DOCUMENT_MAX_DEPTH", 10}, "div", 10, "deeper than 10"},
		"attributes":        {html + page, []any{"DOCUMENT_MAX_ATTRIBUTES", 2}, "p::attr(c)", 0, "attributes=1"},
		"attributes of XML": {xml + "<r a='1' b='2'/>", []any{"DOCUMENT_MAX_ATTRIBUTES", 1}, "::attr(b)", 0, "more than 1 attributes"},
		"not well-formed":   {xml + "<r><a></r>", nil, "a", 1, "level=DEBUG msg=\"The document is not well-formed\" logger=scrapy.selector response=\"<200 http"},
	} {
		t.Run(name, func(t *testing.T) {
			c := newCrawler(t, tt.settings...)
			resp := c.mustGet(t, serve(t, reply(tt.body)).url)
			for range 2 { // it is told once, even if the page is parsed again
				found, err := resp.Selector().CSS(tt.query)
				if err != nil || len(found) != tt.found {
					t.Errorf("found %d, %v, want %d", len(found), err, tt.found)
				}
				resp.Release()
			}
			log := c.log.String()
			if n := strings.Count(log, "The "); !strings.Contains(log, tt.log) || n > 1 || (n == 0) != (tt.log == "") {
				t.Errorf("log is %q, want %q once", log, tt.log)
			}
		})
	}
}
