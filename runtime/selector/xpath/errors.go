package xpath

import (
	"fmt"
	"unicode/utf8"
)

// SyntaxError is an expression that can't be compiled.
type SyntaxError struct {
	Expr   string
	Offset int // in bytes
	Msg    string
}

// shown is how many bytes of a long expression an error shows on either side of the place.
const shown = 60

// Error shows the expression with a mark at the place: "expected a step at //a/⟨here⟩".
func (e *SyntaxError) Error() string {
	before, after := e.Expr[:e.Offset], e.Expr[e.Offset:]
	if len(before) > shown {
		cut := len(before) - shown
		for !utf8.RuneStart(before[cut]) {
			cut++
		}
		before = "…" + before[cut:]
	}
	if len(after) > shown {
		cut := shown
		for !utf8.RuneStart(after[cut]) {
			cut--
		}
		after = after[:cut] + "…"
	}
	return fmt.Sprintf("%s at offset %d: %s⟨here⟩%s", e.Msg, e.Offset, before, after)
}
