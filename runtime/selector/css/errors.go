package css

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// SyntaxError says what is wrong with a selector, and where.
type SyntaxError struct {
	Query  string
	Offset int // in bytes
	Msg    string
}

// Error shows the selector, cut to the part around the place if it is long. Places are
// counted in characters, from 1.
func (e *SyntaxError) Error() string {
	at := utf8.RuneCountInString(e.Query[:e.Offset]) + 1
	return fmt.Sprintf("%s at character %d of the selector %q", e.Msg, at, e.excerpt())
}

func (e *SyntaxError) excerpt() string {
	const around = 60
	from, to := max(0, e.Offset-around), min(len(e.Query), e.Offset+around)
	if len(e.Query) <= 3*around {
		from, to = 0, len(e.Query)
	}
	part := strings.ToValidUTF8(e.Query[from:to], "")
	if from > 0 {
		part = "…" + part
	}
	if to < len(e.Query) {
		part += "…"
	}
	return part
}
