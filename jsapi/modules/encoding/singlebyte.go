package encoding

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"
)

// singleByte decodes a charmap with the control characters that the standard
// has and x/text leaves out: in windows-1252, 0x81 is U+0081.
type singleByte struct {
	transform.NopResetter
	charmap *charmap.Charmap
}

func (s singleByte) Transform(dst, src []byte, _ bool) (nDst, nSrc int, err error) {
	for _, b := range src {
		r := s.charmap.DecodeByte(b)
		if r == utf8.RuneError && b >= 0x80 && b < 0xa0 {
			r = rune(b)
		}
		if nDst+utf8.RuneLen(r) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc++
	}
	return nDst, nSrc, nil
}
