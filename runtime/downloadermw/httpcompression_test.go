package downloadermw_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	mw "github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/klauspost/compress/zstd"
)

// encoders compress; "raw deflate" is what some servers send as deflate.
var encoders = map[string]func(w io.Writer) io.WriteCloser{
	"gzip":        func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) },
	"deflate":     func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) },
	"raw deflate": func(w io.Writer) io.WriteCloser { return must(flate.NewWriter(w, 1)) },
	"br":          func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, 1) },
	"zstd": func(w io.Writer) io.WriteCloser {
		return must(zstd.NewWriter(w, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1)))
	},
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// encode applies codings in their order.
func encode(body []byte, codings ...string) []byte {
	for _, c := range codings {
		var out bytes.Buffer
		w := encoders[c](&out)
		must(w.Write(body))
		must(0, w.Close())
		body = out.Bytes()
	}
	return body
}

// decode asks the middleware for the response to a GET with this body.
func decode(t *testing.T, w *world, body []byte, headers ...string) (*crawl.Response, error) {
	t.Helper()
	req := newRequest(t, "https://example.com/page")
	resp := newResponse(req, 200, headers...)
	resp.Body = body
	rep, err := w.make(t, mw.NewHttpCompression).ProcessResponse(t.Context(), req, resp)
	return rep.Response, err
}

const text = "<html><body>caf\u00e9, and some more of it, and some more of it</body></html>"

func TestBodiesAreDecoded(t *testing.T) {
	for _, c := range []struct {
		name    string
		header  string
		codings []string
	}{
		{"gzip", "gzip", []string{"gzip"}},
		{"x-gzip", "x-gzip", []string{"gzip"}},
		{"capitals and spaces", " GZip ", []string{"gzip"}},
		{"deflate", "deflate", []string{"deflate"}},
		{"deflate without its header", "deflate", []string{"raw deflate"}},
		{"brotli", "br", []string{"br"}},
		{"zstd", "zstd", []string{"zstd"}},
		{"stacked", "gzip, br, zstd, deflate", []string{"gzip", "br", "zstd", "deflate"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			body := encode([]byte(text), c.codings...)
			resp, err := decode(t, w, body, "Content-Type", "text/html; charset=utf-8", "Content-Encoding", c.header)
			if err != nil {
				t.Fatal(err)
			}
			if string(resp.Body) != text || resp.Kind != crawl.HTML || resp.Headers.Has("Content-Encoding") {
				t.Errorf("body %q, kind %v, Content-Encoding %q", resp.Body, resp.Kind, resp.Headers.Get("Content-Encoding"))
			}
			w.stat(t, "httpcompression/response_count", 1)
			w.stat(t, "httpcompression/response_bytes", len(text))
			if lines := w.log.take(); lines != nil {
				t.Errorf("logged %q", lines)
			}
		})
	}
}

func TestTheKindIsDecidedByTheDecodedBody(t *testing.T) {
	resp, err := decode(t, newWorld(t), encode([]byte(text), "gzip"), "Content-Encoding", "gzip")
	if err != nil || resp.Kind != crawl.HTML {
		t.Errorf("kind %v, %v", resp.Kind, err)
	}
}

func TestUnknownCodingsStay(t *testing.T) {
	for _, c := range []struct {
		headers []string // lines of Content-Encoding
		body    []byte
		want    string
		rest    []string
	}{
		{[]string{"uuencode"}, []byte("x"), "x", []string{"uuencode"}},
		{[]string{"uuencode", "gzip"}, encode([]byte("x"), "gzip"), "x", []string{"uuencode"}},
		{[]string{"gzip, uuencode"}, []byte("x"), "x", []string{"gzip", "uuencode"}},
		{[]string{"br, uuencode, gzip"}, encode([]byte("x"), "gzip"), "x", []string{"br", "uuencode"}},
		{[]string{"identity"}, []byte("x"), "x", []string{"identity"}},
	} {
		w := newWorld(t)
		var headers []string
		for _, h := range c.headers {
			headers = append(headers, "Content-Encoding", h)
		}
		resp, err := decode(t, w, c.body, headers...)
		if err != nil {
			t.Fatal(err)
		}
		if string(resp.Body) != c.want || !slices.Equal(resp.Headers.Values("Content-Encoding"), c.rest) {
			t.Errorf("%q: body %q, left %q", c.headers, resp.Body, resp.Headers.Values("Content-Encoding"))
		}
		warning := "WARN HttpCompressionMiddleware cannot decode the response for https://example.com/page from unsupported encoding(s) '" + strings.Join(c.rest, ",") + "'."
		if lines := w.log.take(); !slices.Equal(lines, []string{warning}) {
			t.Errorf("%q: logged %q", c.headers, lines)
		}
	}
}

func TestBrokenBodies(t *testing.T) {
	long := bytes.Repeat([]byte("0123456789abcdefghij"), 20_000)
	for name, encoder := range map[string]string{"gzip": "gzip", "deflate": "deflate", "br": "br", "zstd": "zstd"} {
		whole := encode(append(long, bytes.Repeat([]byte(name), 10_000)...), encoder)
		resp, err := decode(t, newWorld(t), whole[:len(whole)-9], "Content-Encoding", name)
		if err != nil || !bytes.HasPrefix(long, resp.Body[:min(len(resp.Body), len(long))]) {
			t.Errorf("%s that was cut off: %v", name, err)
		}
		if resp, err := decode(t, newWorld(t), nil, "Content-Encoding", name); err != nil || len(resp.Body) > 0 {
			t.Errorf("an empty body as %s: %v", name, err)
		}
		if _, err := decode(t, newWorld(t), []byte("this is no compressed body"), "Content-Encoding", name); err == nil {
			t.Errorf("a body that is not %s is decoded", name)
		} else if _, ignored := errors.AsType[*crawl.IgnoreRequest](err); ignored {
			t.Errorf("a body that is not %s is ignored silently", name)
		}
	}
	body := encode([]byte(text), "gzip")
	body[len(body)-5]++ // the checksum
	if resp, err := decode(t, newWorld(t), body, "Content-Encoding", "gzip"); err != nil || string(resp.Body) != text {
		t.Errorf("a wrong checksum of gzip: %v", err)
	}
}

// bomb is a body that decodes to 40 MiB of zeros. It is put together from pieces, since
// compressing all of it takes long under the race detector.
func bomb(coding string) []byte {
	const pieces = 40
	piece := make([]byte, 1<<20)
	switch coding {
	case "gzip", "zstd":
		return bytes.Repeat(encode(piece, coding), pieces)
	case "raw deflate":
		var out bytes.Buffer
		w := must(flate.NewWriter(&out, 1))
		must(w.Write(piece))
		must(0, w.Flush())
		return bytes.Repeat(out.Bytes(), pieces)
	case "deflate":
		return append([]byte{0x78, 0x9c}, bomb("raw deflate")...)
	}
	return encode(make([]byte, pieces<<20), coding)
}

// defuse wants a body refused with memory that depends on the limit alone.
func defuse(t *testing.T, header string, body []byte) {
	t.Helper()
	const limit = 1 << 20
	w := newWorld(t, "DOWNLOAD_MAXSIZE", limit)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := decode(t, w, body, "Content-Encoding", header)
	runtime.ReadMemStats(&after)
	ignored, ok := errors.AsType[*crawl.IgnoreRequest](err)
	if !ok || !strings.Contains(ignored.Message, "exceeded DOWNLOAD_MAXSIZE (1048576 B) during decompression") {
		t.Errorf("%s: the error is %v", header, err)
	}
	if lines := w.log.take(); len(lines) != 1 || lines[0] != "WARN "+ignored.Message {
		t.Errorf("%s: logged %q", header, lines)
	}
	// A decoder has its own window, up to 8 MiB, and the output grows by doubling.
	if used := after.TotalAlloc - before.TotalAlloc; used > 20<<20 {
		t.Errorf("%s: %d MiB were used for a limit of 1 MiB", header, used>>20)
	}
}

// GHSA-7j7m-v7m3-jqm7: the size limit did not hold for decompressed bodies.
func TestGzipBombIsRefused(t *testing.T) { defuse(t, "gzip", bomb("gzip")) }

// GHSA-2qfp-q593-8484: brotli and deflate bombs escaped the limit.
func TestBombsOfEveryCodingAreRefused(t *testing.T) {
	for _, coding := range []string{"deflate", "raw deflate", "br", "zstd"} {
		defuse(t, strings.TrimPrefix(coding, "raw "), bomb(coding))
	}
}

func TestStackedBombsAreRefused(t *testing.T) {
	defuse(t, "gzip, gzip", encode(bomb("gzip"), "gzip"))
	defuse(t, "gzip, zstd, br", encode(bomb("gzip"), "zstd", "br"))
}

func TestTheLimitOfARequestCounts(t *testing.T) {
	body := encode(make([]byte, 1000), "gzip")
	for _, c := range []struct {
		limit   any
		spider  any
		refused bool
	}{
		{limit: 999, refused: true},
		{limit: 1000, refused: false},
		{limit: 0, refused: false},
		{limit: nil, refused: true}, // the setting's 500
		{limit: nil, spider: int64(2000), refused: false},
		{limit: 999, spider: int64(2000), refused: true},
	} {
		w := newWorld(t, "DOWNLOAD_MAXSIZE", 500)
		w.spider.attrs["download_maxsize"] = c.spider
		m := w.make(t, mw.NewHttpCompression)
		req := newRequest(t, "https://example.com", "download_maxsize", c.limit)
		resp := newResponse(req, 200, "Content-Encoding", "gzip")
		resp.Body = body
		if _, err := m.ProcessResponse(t.Context(), req, resp); (err != nil) != c.refused {
			t.Errorf("limit %v, spider %v: %v", c.limit, c.spider, err)
		}
	}
}

func TestBigBodiesAreWarnedOf(t *testing.T) {
	for _, c := range []struct {
		warnSize int
		want     []string
	}{
		{1000, []string{"WARN <200 https://example.com/page> body size after decompression (1000 B) is larger than the download warning size (1000 B)."}},
		{1001, nil},
		{10, nil}, // the compressed body was big already
		{0, nil},
	} {
		w := newWorld(t, "DOWNLOAD_WARNSIZE", c.warnSize)
		if _, err := decode(t, w, encode(make([]byte, 1000), "gzip"), "Content-Encoding", "gzip"); err != nil {
			t.Fatal(err)
		}
		if lines := w.log.take(); !slices.Equal(lines, c.want) {
			t.Errorf("warn size %d: logged %q", c.warnSize, lines)
		}
	}
}

func TestResponsesThatAreNotDecoded(t *testing.T) {
	w := newWorld(t)
	m := w.make(t, mw.NewHttpCompression)
	head := newRequest(t, "https://example.com")
	head.Method = "HEAD"
	plain := newRequest(t, "https://example.com")
	for _, resp := range []*crawl.Response{newResponse(head, 200, "Content-Encoding", "gzip"), newResponse(plain, 200)} {
		rep, err := m.ProcessResponse(t.Context(), resp.Request, resp)
		if rep.Response != resp || err != nil {
			t.Errorf("%s: %v, %v", resp.Request, rep, err)
		}
	}
	w.stat(t, "httpcompression/response_count", nil)
}

func TestAcceptEncoding(t *testing.T) {
	m := newWorld(t).make(t, mw.NewHttpCompression)
	for _, c := range []struct {
		req  *crawl.Headers
		want []string
	}{
		{&crawl.Headers{}, []string{"gzip, deflate, br, zstd"}},
		{crawl.NewHeaders("Accept-Encoding", "identity"), []string{"identity"}},
	} {
		req := newRequest(t, "https://example.com")
		req.Headers = c.req
		if _, err := m.ProcessRequest(t.Context(), req); err != nil {
			t.Fatal(err)
		}
		if got := req.Headers.Values("Accept-Encoding"); !slices.Equal(got, c.want) {
			t.Errorf("Accept-Encoding is %q, want %q", got, c.want)
		}
	}
	_, err := mw.NewHttpCompression(newWorld(t, "COMPRESSION_ENABLED", false).Env)
	if _, ok := errors.AsType[*crawl.NotConfigured](err); !ok {
		t.Errorf("off: the error is %v", err)
	}
}
