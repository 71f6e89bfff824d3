package fetch

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"strings"

	"github.com/dop251/goja"
)

// multipart is native.multipart(entries): a form as multipart/form-data, as
// { bytes, type }. An entry is { name, bytes } or, for a file, also { filename, type }
// (https://html.spec.whatwg.org/#multipart-form-data).
func (m *module) multipart(c goja.FunctionCall) goja.Value {
	var random [12]byte
	rand.Read(random[:])
	boundary := "----formdata-gojscrape-" + hex.EncodeToString(random[:])
	var b bytes.Buffer
	m.rt.ForOf(c.Argument(0), func(entry goja.Value) bool {
		writePart(&b, boundary, entry.ToObject(m.rt))
		return true
	})
	fmt.Fprintf(&b, "--%s--\r\n", boundary)
	return m.object("bytes", m.hold(b.Bytes()), "type", "multipart/form-data; boundary="+boundary)
}

func writePart(b *bytes.Buffer, boundary string, entry *goja.Object) {
	fmt.Fprintf(b, "--%s\r\nContent-Disposition: form-data; name=\"%s\"", boundary, escapeName(crlf(entry.Get("name").String())))
	if filename := entry.Get("filename"); filename != nil {
		fmt.Fprintf(b, "; filename=\"%s\"\r\nContent-Type: %s", escapeName(filename.String()), entry.Get("type"))
	}
	b.WriteString("\r\n\r\n")
	b.Write(held(entry.Get("bytes")))
	b.WriteString("\r\n")
}

func escapeName(name string) string {
	return strings.NewReplacer("\r", "%0D", "\n", "%0A", `"`, "%22").Replace(name)
}

func unescapeName(name string) string {
	return strings.NewReplacer("%0D", "\r", "%0d", "\r", "%0A", "\n", "%0a", "\n", "%22", `"`).Replace(name)
}

// lines is native.lines(text): each line end as CR LF.
func (m *module) lines(c goja.FunctionCall) goja.Value {
	return m.rt.ToValue(crlf(c.Argument(0).String()))
}

func crlf(text string) string {
	return strings.NewReplacer("\r\n", "\r\n", "\r", "\r\n", "\n", "\r\n").Replace(text)
}

// parseForm is native.parseForm(bytes, contentType): the entries of a multipart body as
// { name, bytes, filename, type }, without the last two for a text, or undefined for a
// body that cannot be read.
func (m *module) parseForm(c goja.FunctionCall) goja.Value {
	_, params, err := mime.ParseMediaType(c.Argument(1).String())
	if err != nil || params["boundary"] == "" {
		return goja.Undefined()
	}
	r := multipart.NewReader(bytes.NewReader(held(c.Argument(0))), params["boundary"])
	var entries []any
	for {
		part, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return m.rt.NewArray(entries...)
		}
		if err != nil {
			return goja.Undefined()
		}
		entry := m.readPart(part)
		if entry == nil {
			return goja.Undefined()
		}
		entries = append(entries, entry)
	}
}

// readPart returns nil for a part that belongs to no form.
func (m *module) readPart(part *multipart.Part) *goja.Object {
	body, err := io.ReadAll(part)
	if err != nil {
		return nil
	}
	disposition := part.Header.Get("Content-Disposition")
	name, named := parameter(disposition, "name")
	if kind, _, _ := strings.Cut(disposition, ";"); !named || !strings.EqualFold(strings.TrimSpace(kind), "form-data") {
		return nil
	}
	filename, isFile := parameter(disposition, "filename")
	if !isFile {
		return m.object("name", name, "bytes", m.hold(body))
	}
	return m.object("name", name, "bytes", m.hold(body), "filename", filename, "type", fileType(part.Header))
}

// parameter finds name="value" in a header. Unlike elsewhere in HTTP a backslash has no
// meaning: browsers escape with % here.
func parameter(header, name string) (value string, ok bool) {
	rest := header
	for {
		_, after, found := strings.Cut(rest, ";")
		if !found {
			return "", false
		}
		key, quoted, found := strings.Cut(after, "=")
		if !found {
			return "", false
		}
		key = key[strings.LastIndexByte(key, ';')+1:]
		value, rest = cutQuoted(strings.TrimLeft(quoted, " "))
		if strings.EqualFold(strings.TrimSpace(key), name) {
			return strings.ToValidUTF8(unescapeName(value), "\ufffd"), true
		}
	}
}

// cutQuoted cuts a value, which may be in quotes, off the start of s.
func cutQuoted(s string) (value, rest string) {
	if quoted, ok := strings.CutPrefix(s, `"`); ok {
		value, rest, _ = strings.Cut(quoted, `"`)
		return value, rest
	}
	end := strings.IndexByte(s, ';')
	if end < 0 {
		return strings.TrimSpace(s), ""
	}
	return strings.TrimSpace(s[:end]), s[end:]
}

func fileType(h textproto.MIMEHeader) string {
	if t := h.Get("Content-Type"); t != "" {
		return t
	}
	return "text/plain"
}
