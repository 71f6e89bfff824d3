package downloadermw

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// decodeChunk is how much is decoded between two looks at the size, in bytes.
const decodeChunk = 64 * 1024

// zstdWindow is the largest window a server may ask for (RFC 9659, §3), in bytes.
const zstdWindow = 8 << 20

// tooBigError says that a body grew beyond its limit while it was decoded.
type tooBigError struct{ size int }

func (e *tooBigError) Error() string {
	return fmt.Sprintf("the body has %d bytes so far, and more to come", e.size)
}

// decoders open a body of a content coding.
var decoders = map[string]func(body []byte) (io.ReadCloser, error){
	"gzip":    openGzip,
	"x-gzip":  openGzip,
	"deflate": openDeflate,
	"br":      openBrotli,
	"zstd":    openZstd,
}

// decode undoes one coding. It never holds more than limit bytes and a chunk; 0 is no
// limit, and *tooBigError says that more would come.
func decode(body []byte, coding string, limit int) ([]byte, error) {
	if len(body) == 0 {
		return nil, nil
	}
	r, err := decoders[coding](body)
	if err != nil {
		return nil, fmt.Errorf("decoding a body as %s: %w", coding, err)
	}
	defer r.Close()
	out, err := readLimited(r, limit)
	if err != nil && !tolerable(err, coding, out) {
		return nil, fmt.Errorf("decoding a body as %s: %w", coding, err)
	}
	return out, nil
}

// tolerable says that a broken body counts as far as it was decoded: one that was cut
// off does, and with gzip, whose senders often get the end wrong, any that began well.
func tolerable(err error, coding string, out []byte) bool {
	if coding == "gzip" || coding == "x-gzip" {
		_, big := errors.AsType[*tooBigError](err)
		return !big && len(out) > 0
	}
	return errors.Is(err, io.ErrUnexpectedEOF)
}

func readLimited(r io.Reader, limit int) ([]byte, error) {
	var out bytes.Buffer
	for {
		_, err := io.CopyN(&out, r, decodeChunk)
		if limit > 0 && out.Len() > limit {
			return nil, &tooBigError{out.Len()}
		}
		if err == io.EOF {
			return out.Bytes(), nil
		}
		if err != nil {
			return out.Bytes(), err
		}
	}
}

func openBrotli(body []byte) (io.ReadCloser, error) {
	return io.NopCloser(brotli.NewReader(bytes.NewReader(body))), nil
}

func openGzip(body []byte) (io.ReadCloser, error) { return gzip.NewReader(bytes.NewReader(body)) }

// openDeflate takes what RFC 9110, §8.4.1.2, calls deflate, and the bare stream without
// header that some servers send. The two can't be mistaken: what would look like the
// header is a block of a kind that no encoder begins with.
func openDeflate(body []byte) (io.ReadCloser, error) {
	if r, err := zlib.NewReader(bytes.NewReader(body)); err == nil {
		return r, nil
	}
	return flate.NewReader(bytes.NewReader(body)), nil
}

func openZstd(body []byte) (io.ReadCloser, error) {
	r, err := zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow))
	if err != nil {
		return nil, err
	}
	return r.IOReadCloser(), nil
}
