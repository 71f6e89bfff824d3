package crawl

import (
	"bytes"
	"strings"
)

// KindOf decides the class of a response, as Scrapy's responsetypes module does: by
// Content-Type, then by the file name of Content-Disposition, then by the extension of
// the URL, then by the first bytes of the body. While a Content-Encoding is there the
// body is still compressed and its Content-Type does not count.
func KindOf(headers *Headers, url string, body []byte) Kind {
	if kind := kindOfHeaders(headers); kind != Binary {
		return kind
	}
	if kind := kindOfFile(url); kind != Binary {
		return kind
	}
	return kindOfBody(body)
}

func kindOfHeaders(headers *Headers) Kind {
	kind := Binary
	if headers.Get("Content-Encoding") == "" {
		mediaType, _, _ := strings.Cut(headers.Get("Content-Type"), ";")
		kind = kindOfMediaType(strings.ToLower(strings.TrimSpace(mediaType)))
	}
	if kind == Binary {
		kind = kindOfDisposition(headers.Get("Content-Disposition"))
	}
	return kind
}

func kindOfMediaType(mediaType string) Kind {
	switch mediaType {
	case "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml":
		return HTML
	case "text/xml", "application/xml", "application/atom+xml", "application/rdf+xml", "application/rss+xml":
		return XML
	case "application/json", "application/x-json", "application/json-amazonui-streaming":
		return JSON
	case "application/javascript", "application/x-javascript":
		return Text
	}
	if mediaType == "text" || strings.HasPrefix(mediaType, "text/") {
		return Text
	}
	return Binary
}

// kindOfDisposition reads the first parameter of a header such as
// `attachment; filename="list.xml"`.
func kindOfDisposition(header string) Kind {
	parts := strings.Split(header, ";")
	if len(parts) < 2 {
		return Binary
	}
	_, name, _ := strings.Cut(parts[1], "=")
	name, _, _ = strings.Cut(name, "=")
	return kindOfFile(strings.Trim(name, `"'`))
}

// kindOfFile goes by the extension of a file name or URL, a query included:
// "/get?file=a.html" ends in ".html", "/a.html?x=1" does not.
func kindOfFile(name string) Kind {
	if hasPrefixFold(name, "data:") {
		return kindOfData(name[len("data:"):])
	}
	name = name[strings.LastIndexByte(name, '/')+1:]
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 || strings.Trim(name[:dot], ".") == "" { // ".html" is a hidden file
		return Binary
	}
	return kindOfExtension(strings.ToLower(name[dot+1:]))
}

// kindOfData goes by the media type of a data: URL, text/plain when it has none.
func kindOfData(data string) Kind {
	mediaType, _, found := strings.Cut(data, ",")
	if !found {
		return Binary
	}
	mediaType, _, _ = strings.Cut(mediaType, ";")
	if strings.Contains(mediaType, "=") || !strings.Contains(mediaType, "/") {
		return Text
	}
	return kindOfMediaType(mediaType)
}

// kindOfExtension knows the extensions whose media type is a kind of text, by Scrapy's
// mime.types and Python's own list.
func kindOfExtension(ext string) Kind {
	switch ext {
	case "html", "htm", "shtml", "xhtml", "xht":
		return HTML
	case "xml", "atom", "rdf", "rss", "wsdl", "xpdl", "xsd", "xsl":
		return XML
	case "json":
		return JSON
	case "txt", "text", "asc", "brf", "pot", "srt", "csv", "tsv", "rtx", "vtt", "ics", "icz", "vcf", "vcs", "bib", "n3",
		"css", "js", "mjs", "htc", "sct", "wsc", "wml", "wmls", "xul", "mml", "sgm", "sgml", "etx", "tm", "ts",
		"c", "cc", "cpp", "cxx", "c++", "h", "hh", "hpp", "hxx", "h++", "d", "java", "scala", "hs", "lhs", "moc", "p", "pas",
		"py", "pl", "pm", "sh", "csh", "ksh", "tcl", "tk", "boo", "diff", "patch", "tex", "ltx", "sty", "cls",
		"323", "uls", "jad", "gcd":
		return Text
	}
	return Binary
}

// sniffLength is how many bytes of a body are looked at.
const sniffLength = 5000

func kindOfBody(body []byte) Kind {
	head := body[:min(len(body), sniffLength)]
	if bytes.ContainsFunc(head, isBinary) {
		return Binary
	}
	head = bytes.ToLower(head)
	switch {
	case bytes.Contains(head, []byte("<html>")):
		return HTML
	case bytes.Contains(head, []byte("<?xml")):
		return XML
	case bytes.Contains(head, []byte("<!doctype html>")):
		return HTML
	}
	return Text
}

// isBinary tells the control characters that no text has; NUL is none of them, since
// UTF-16 is full of it.
func isBinary(r rune) bool { return r < ' ' && r != 0 && r != '\t' && r != '\n' && r != '\r' }

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
