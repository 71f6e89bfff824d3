package crawltest

import (
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net/http"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

const compressedDoc = "a page in this Content-Encoding, asked for or not; ?bytes=N unpacks to so many letters"

func compressionEndpoints() []endpoint {
	encodings := []struct {
		name string
		wrap func(io.Writer) io.WriteCloser
	}{
		{"gzip", func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }},
		{"deflate", func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }},
		{"br", func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, brotli.BestSpeed) }},
		{"zstd", newZstd},
	}
	var list []endpoint
	for _, e := range encodings {
		list = append(list, endpoint{"/" + e.name, "/" + e.name, compressedDoc, compressed(e.name, e.wrap)})
	}
	return list
}

func newZstd(w io.Writer) io.WriteCloser {
	// One goroutine at most, and it ends with Close.
	z, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
	if err != nil {
		panic(err) // the options are constant
	}
	return z
}

const maxUnpacked = 10 << 30 // bytes

func compressed(name string, wrap func(io.Writer) io.WriteCloser) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		size, ok := queryInt(w, r, "bytes", 0, maxUnpacked)
		if !ok {
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Encoding", name)
		packer := wrap(w)
		if size == 0 {
			_, _ = fmt.Fprintf(packer, "<html><body><p class=\"encoding\">%s</p></body></html>\n", name)
		}
		_, _ = io.CopyN(packer, letters{}, int64(size))
		_ = packer.Close()
	}
}
