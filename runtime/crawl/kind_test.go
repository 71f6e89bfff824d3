package crawl_test

import (
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestKindOf(t *testing.T) {
	header := crawl.NewHeaders
	const url = "http://e.com/x"
	for _, c := range []struct {
		name    string
		headers *crawl.Headers
		url     string
		body    string
		want    crawl.Kind
	}{
		{"html", header("Content-Type", "text/html; charset=utf-8"), url, "", crawl.HTML},
		{"case and space", header("Content-Type", " Text/HTML ;x"), url, "", crawl.HTML},
		{"xhtml", header("Content-Type", "application/xhtml+xml"), url, "", crawl.HTML},
		{"wap", header("Content-Type", "application/vnd.wap.xhtml+xml"), url, "", crawl.HTML},
		{"xml", header("Content-Type", "text/xml"), url, "", crawl.XML},
		{"rss", header("Content-Type", "application/rss+xml"), url, "", crawl.XML},
		{"json", header("Content-Type", "application/json"), url, "", crawl.JSON},
		{"old json", header("Content-Type", "application/x-json"), url, "", crawl.JSON},
		{"streamed json", header("Content-Type", "application/json-amazonui-streaming"), url, "", crawl.JSON},
		{"javascript", header("Content-Type", "application/javascript"), url, "\x00\x01", crawl.Text},
		{"other text", header("Content-Type", "text/x-unheard-of"), url, "\x01", crawl.Text},
		{"last header counts", header("Content-Type", "text/html", "Content-Type", "application/json"), url, "", crawl.JSON},
		{"image", header("Content-Type", "image/png"), url, "\x89PNG\x01", crawl.Binary},
		{"image by name, text by content", header("Content-Type", "image/png"), url, "not found", crawl.Text},
		{"compressed", header("Content-Type", "text/html", "Content-Encoding", "gzip"), url, "\x1f\x8b\x01", crawl.Binary},

		{"disposition", header("Content-Disposition", `attachment; filename="list.xml"`), url, "", crawl.XML},
		{"disposition of an unknown type", header("Content-Type", "application/octet-stream", "Content-Disposition", "attachment; filename=data.json"), url, "", crawl.JSON},
		{"content type beats disposition", header("Content-Type", "text/html", "Content-Disposition", "x; filename=a.xml"), url, "", crawl.HTML},
		{"disposition without parameters", header("Content-Disposition", "attachment"), url, "\x01", crawl.Binary},
		{"disposition without a value", header("Content-Disposition", "attachment; filename"), url, "\x01", crawl.Binary},
		{"disposition beats url", header("Content-Disposition", "x;f=a.html"), "http://e.com/a.xml", "", crawl.HTML},

		{"url", nil, "http://e.com/a.HTML", "\x01", crawl.HTML},
		{"url with a query", nil, "http://e.com/a.html?x=1", "\x01", crawl.Binary},
		{"query with an extension", nil, "http://e.com/get?f=a.json", "", crawl.JSON},
		{"hidden file", nil, "http://e.com/.html", "\x01", crawl.Binary},
		{"compressed file", nil, "http://e.com/a.xml.gz", "\x01", crawl.Binary},
		{"perl", nil, "http://e.com/cgi-bin/a.pl", "<html>", crawl.Text},
		{"dot in the folder", nil, "http://e.com/v1.xml/x", "\x01", crawl.Binary},
		{"url beats body", nil, "http://e.com/a.json", "<html>", crawl.JSON},

		{"data url", nil, "data:text/html,x", "\x01", crawl.HTML},
		{"data url in capitals", nil, "DATA:text/html,x", "", crawl.HTML},
		{"data url in base64", nil, "data:application/json;base64,e30=", "", crawl.JSON},
		{"data url without a type", nil, "data:,x", "\x01", crawl.Text},
		{"data url with only a parameter", nil, "data:charset=utf-8,x", "\x01", crawl.Text},
		{"data url of an image", nil, "data:image/png,x", "\x01", crawl.Binary},
		{"broken data url", nil, "data:text/html", "\x01", crawl.Binary},

		{"html tag", nil, url, "x <HTML> <?xml", crawl.HTML},
		{"xml declaration beats doctype", nil, url, "<?xml?><!DOCTYPE html>", crawl.XML},
		{"doctype", nil, url, "<!DOCTYPE html><p>", crawl.HTML},
		{"html tag with attributes", nil, url, "<html lang=en>", crawl.Text},
		{"tag beyond the first 5000 bytes", nil, url, strings.Repeat(" ", 5000) + "<html>", crawl.Text},
		{"control character beyond the first 5000 bytes", nil, url, strings.Repeat(" ", 5000) + "\x01", crawl.Text},
		{"plain", nil, url, "tab\tline\r\nNUL\x00é", crawl.Text},
		{"empty", nil, url, "", crawl.Text},
		{"binary", nil, url, "a\x02", crawl.Binary},
	} {
		if got := crawl.KindOf(c.headers, c.url, []byte(c.body)); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
}
