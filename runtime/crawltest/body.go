package crawltest

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// bodyEndpoints answer with bodies of odd sizes, types and encodings.
func bodyEndpoints() []endpoint {
	return []endpoint{
		{"/numbers/{count}", "/numbers/10", "so many numbers, one a line", numbers},
		{"/largefile", "/largefile?bytes=100000", "so many bytes without a Content-Length, 1 MiB if not said; &length=1 announces them", largeFile},
		{"/contentlength", "/contentlength", "the Content-Length that the request had", contentLength},
		{"/nocontenttype", "/nocontenttype", "an HTML page without a Content-Type", noContentType},
		{"/encoding/{label}", "/encoding/gb18030", "a page in this encoding; ?declare=header (as is usual), meta or none says where it is declared", encoded},
	}
}

func numbers(w http.ResponseWriter, r *http.Request) {
	count, ok := pathInt(w, r, "count", 1_000_000)
	if !ok {
		return
	}
	var b strings.Builder
	for i := range count {
		_, _ = fmt.Fprintln(&b, i)
	}
	writeText(w, b.String())
}

const maxLargeFile = 10 << 30 // bytes

func largeFile(w http.ResponseWriter, r *http.Request) {
	size, ok := queryInt(w, r, "bytes", 1<<20, maxLargeFile)
	if !ok {
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if r.URL.Query().Get("length") == "1" {
		w.Header().Set("Content-Length", strconv.Itoa(size))
	}
	_ = http.NewResponseController(w).Flush() // from here on net/http can't add a length
	_, _ = io.CopyN(w, letters{}, int64(size))
}

func contentLength(w http.ResponseWriter, r *http.Request) {
	writeText(w, r.Header.Get("Content-Length"))
}

func noContentType(w http.ResponseWriter, _ *http.Request) {
	w.Header()["Content-Type"] = nil // keeps net/http from guessing one
	_, _ = io.WriteString(w, "<html><body><p>what am I?</p></body></html>\n")
}

// encodedText has Latin, accented, Cyrillic, Greek and Chinese letters; what an
// encoding can't say becomes a character reference, as browsers do in forms.
const encodedText = "plain, déjà vu, привет, καλημέρα, 你好，世界"

func encoded(w http.ResponseWriter, r *http.Request) {
	label := r.PathValue("label")
	enc, err := htmlindex.Get(label)
	if err != nil {
		http.Error(w, "no such encoding: "+label, http.StatusNotFound)
		return
	}
	contentType, meta := "text/html; charset="+label, ""
	switch r.URL.Query().Get("declare") {
	case "meta":
		contentType, meta = "text/html", fmt.Sprintf("<meta charset=%q>", label)
	case "none":
		contentType = "text/html"
	}
	page := fmt.Sprintf("<html><head>%s<title>%s</title></head><body><p>%s</p></body></html>\n", meta, label, encodedText)
	body, err := encoding.HTMLEscapeUnsupported(enc.NewEncoder()).String(page)
	if err != nil {
		http.Error(w, "can't write "+label+": "+err.Error(), http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", contentType)
	_, _ = io.WriteString(w, body)
}

// letters is an endless run of the alphabet in lines of 64 bytes; each read begins a new line.
type letters struct{}

const letterLine = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk\n"

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = letterLine[i%len(letterLine)]
	}
	return len(p), nil
}
