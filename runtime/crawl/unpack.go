package crawl

import (
	"encoding/binary"
	"math"
)

// Unpack makes the request of a record that Append has written. It has no Handle and no
// Origin: there is nothing in it that belongs to any code. It panics for other bytes.
func (p *Packer) Unpack(record []byte) *Request {
	// The strings of the request are parts of one.
	u := unpacking{p, string(record)}
	req := BlankRequest()
	u.request(req)
	return req
}

// unpacking is the rest of a record that is being read.
type unpacking struct {
	*Packer
	s string
}

func (u *unpacking) request(req *Request) {
	has := u.number()
	req.URL = u.text()
	if has&hasMethod != 0 {
		req.Method = u.name()
	}
	if has&hasHeaders != 0 {
		req.Headers.list = u.headers()
	}
	if has&hasMeta != 0 {
		req.Meta.list = u.fields()
	}
	if has&hasCBKwargs != 0 {
		req.CBKwargs.list = u.fields()
	}
	if has&hasCallback != 0 {
		req.Callback.Name = u.name()
	}
	if has&hasErrback != 0 {
		req.Errback.Name = u.name()
	}
	if has&hasPriority != 0 {
		req.Priority = int(u.integer())
	}
	req.DontFilter = has&isUnfiltered != 0
	if has&hasBody != 0 {
		req.Body = []byte(u.text())
	}
	if has&hasCookies != 0 {
		req.Cookies = u.cookies()
	}
	if has&hasEncoding != 0 {
		req.Encoding = u.name()
	}
	if has&hasFlags != 0 {
		req.Flags = u.texts()
	}
	if has&hasMark != 0 {
		req.mark = u.number()
	}
}

func (u *unpacking) headers() []header {
	n := int(u.number())
	list := make([]header, n, max(n, 2*firstHeaders)) // the downloader adds some
	for i := range list {
		list[i] = header{u.name(), u.texts()}
	}
	return list
}

func (u *unpacking) fields() []Field {
	n := int(u.number())
	list := make([]Field, n, max(n, firstValues))
	for i := range list {
		list[i] = Field{u.name(), u.value()}
	}
	return list
}

func (u *unpacking) value() any {
	switch u.kind() {
	case packedFalse:
		return false
	case packedTrue:
		return true
	case packedInt:
		return u.integer()
	case packedGoInt:
		return int(u.integer())
	case packedFloat:
		return math.Float64frombits(binary.LittleEndian.Uint64([]byte(u.cut(8))))
	case packedString:
		return u.text()
	case packedBytes:
		return []byte(u.text())
	case packedNilBytes:
		return []byte(nil)
	case packedList:
		list := make([]any, u.number())
		for i := range list {
			list[i] = u.value()
		}
		return list
	case packedNilList:
		return []any(nil)
	case packedFields:
		return Fields(u.fields())
	case packedNilFields:
		return Fields(nil)
	}
	return nil
}

func (u *unpacking) cookies() []Cookie {
	list := make([]Cookie, u.number())
	for i := range list {
		list[i] = Cookie{Name: u.name(), Value: u.text(), Domain: u.name(), Path: u.name()}
		if k := u.kind(); k != packedNil {
			secure := k == packedTrue
			list[i].Secure = &secure
		}
	}
	return list
}

func (u *unpacking) kind() byte { return u.cut(1)[0] }

// number reads what binary.AppendUvarint writes.
func (u *unpacking) number() (n uint64) {
	for i := 0; ; i++ {
		c := u.s[i]
		n |= uint64(c&0x7F) << (7 * i)
		if c < 0x80 {
			u.s = u.s[i+1:]
			return n
		}
	}
}

// integer reads what binary.AppendVarint writes.
func (u *unpacking) integer() int64 {
	n := u.number()
	return int64(n>>1) ^ -int64(n&1)
}

func (u *unpacking) text() string { return u.cut(int(u.number())) }

func (u *unpacking) texts() []string {
	n := u.number()
	if n == 0 {
		return nil
	}
	list := make([]string, n-1)
	for i := range list {
		list[i] = u.text()
	}
	return list
}

func (u *unpacking) name() string {
	if code := u.number(); code > 0 {
		return u.names[code-1]
	}
	return u.text()
}

func (u *unpacking) cut(n int) string {
	s := u.s[:n]
	u.s = u.s[n:]
	return s
}
