package crawltest

import (
	"bytes"
	"fmt"
	"net/http"
)

func linkEndpoints() []endpoint {
	return []endpoint{
		{"/links/{count}/{self}", "/links/10/0", "page self of count pages that all link to each other", links},
	}
}

func links(w http.ResponseWriter, r *http.Request) {
	count, ok := pathInt(w, r, "count", 10_000)
	if !ok {
		return
	}
	self, ok := pathInt(w, r, "self", count)
	if !ok {
		return
	}
	var page bytes.Buffer
	_, _ = fmt.Fprintf(&page, "<html><head><title>page %d of %d</title></head><body>\n", self, count)
	for i := range count {
		if i == self {
			_, _ = fmt.Fprintf(&page, "<b>%d</b>\n", i)
			continue
		}
		_, _ = fmt.Fprintf(&page, "<a href=\"/links/%d/%d\">%d</a>\n", count, i, i)
	}
	page.WriteString("</body></html>\n")
	writeHTML(w, page.Bytes())
}
