package fetch

import (
	"bytes"
	"context"
	"errors"
	"io"

	"github.com/dop251/goja"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

// decompressed is the size of what is decompressed at once.
const decompressed = 64 << 10

// compressor is native.compressor(format): { write(uint8Array), close() }, promises
// of what there is to send on. One call comes after the other has ended.
func (m *module) compressor(c goja.FunctionCall) goja.Value {
	out := &bytes.Buffer{}
	w := newWriter(c.Argument(0).String(), out)
	run := func(work func() error) goja.Value {
		return m.bytesLater(func() ([]byte, error) {
			err := work()
			made := bytes.Clone(out.Bytes())
			out.Reset()
			return made, err
		})
	}
	return m.object(
		"write", func(c goja.FunctionCall) goja.Value {
			b, _ := c.Argument(0).Export().([]byte)
			b = bytes.Clone(b)
			return run(func() error { _, err := w.Write(b); return err })
		},
		"close", func(goja.FunctionCall) goja.Value { return run(w.Close) },
	)
}

func newWriter(format string, out io.Writer) io.WriteCloser {
	switch format {
	case "gzip":
		return gzip.NewWriter(out)
	case "deflate":
		return zlib.NewWriter(out)
	}
	w, _ := flate.NewWriter(out, flate.DefaultCompression) // fails for unknown levels only
	return w
}

// decompressor is native.decompressor(format): { write(uint8Array), next() }. next is
// a promise of the next bytes, empty at the end; write is not called after it.
func (m *module) decompressor(c goja.FunctionCall) goja.Value {
	format, in := c.Argument(0).String(), &bytes.Buffer{}
	var r io.Reader
	return m.object(
		"write", func(c goja.FunctionCall) goja.Value {
			b, _ := c.Argument(0).Export().([]byte)
			in.Write(b)
			return goja.Undefined()
		},
		"next", func(goja.FunctionCall) goja.Value {
			return m.bytesLater(func() ([]byte, error) {
				if r == nil {
					made, err := newReader(format, in)
					if err != nil {
						return nil, err
					}
					r = made
				}
				return decompress(r, in)
			})
		},
	)
}

func newReader(format string, in io.Reader) (io.Reader, error) {
	switch format {
	case "gzip":
		r, err := gzip.NewReader(in)
		if err == nil {
			r.Multistream(false)
		}
		return r, err
	case "deflate":
		return zlib.NewReader(in)
	}
	return flate.NewReader(in), nil
}

// decompress reads the next bytes. After the end nothing may follow.
func decompress(r io.Reader, in *bytes.Buffer) ([]byte, error) {
	b := make([]byte, decompressed)
	n, err := io.ReadFull(r, b)
	switch {
	case n > 0 && (err == nil || errors.Is(err, io.ErrUnexpectedEOF)):
		return b[:n], nil // if it was cut off, the next call says so
	case err != io.EOF:
		return nil, err
	case in.Len() > 0:
		return nil, errors.New("there is data after the end of what is compressed")
	}
	return nil, nil
}

// bytesLater is a promise of an ArrayBuffer; a failure is a TypeError.
func (m *module) bytesLater(work func() ([]byte, error)) goja.Value {
	type result struct {
		b   []byte
		err error
	}
	promise := loop.Promise(m.loop, func(context.Context) (result, error) {
		b, err := work()
		return result{b, err}, nil
	}, func(rt *goja.Runtime, r result) goja.Value {
		if r.err == nil {
			return rt.ToValue(rt.NewArrayBuffer(r.b))
		}
		rejected, _, reject := rt.NewPromise()
		if err := reject(rt.NewTypeError("the compressed data is not valid: %v", r.err)); err != nil {
			panic(err)
		}
		return rt.ToValue(rejected)
	})
	return m.rt.ToValue(promise)
}
