package xpath

import (
	"strings"
	"unicode/utf8"
	"unsafe"
)

// textOf is the string-value of r, §5.
func (ev *evaluator) textOf(r ref) string {
	d, n := ev.docs[r.doc()], r.node()
	if i := r.attr(); i >= 0 {
		return d.AttrAt(n, i).Value
	}
	if r.namespace() >= 0 {
		return ev.namespace(r).uri
	}
	if !ev.spend(int(d.End(n)-n)/4 + 1) {
		return ""
	}
	text, scratch := d.TextIn(n, ev.scratch)
	ev.grown(scratch)
	return text
}

// grown takes scratch back, and ends the evaluation if it got too long.
func (ev *evaluator) grown(scratch []byte) {
	if len(scratch) > len(ev.scratch) {
		ev.spend((len(scratch) - len(ev.scratch)) / 16)
	}
	ev.scratch = scratch
	if len(scratch) > ev.most {
		ev.fail(ErrBudget)
	}
}

// since is what was appended to scratch from start on.
func (ev *evaluator) since(start int) string {
	built := ev.scratch[start:]
	if len(ev.scratch) > ev.most {
		ev.fail(ErrBudget)
	}
	ev.spend(len(built) / 16)
	return unsafe.String(unsafe.SliceData(built), len(built))
}

// normalized strips the spaces at both ends and makes one of several, §4.2. A text that
// is like that already comes back as it is.
func (ev *evaluator) normalized(s string) string {
	s = strings.Trim(s, " \t\r\n")
	ev.spend(len(s) / 16)
	at := 0
	for at < len(s) && (!isBlank(s[at]) || s[at] == ' ' && !isBlank(s[at+1])) {
		at++
	}
	if at == len(s) {
		return s
	}
	start := len(ev.scratch)
	out := append(ev.scratch, s[:at]...)
	for ; at < len(s); at++ {
		if !isBlank(s[at]) {
			out = append(out, s[at])
		} else if !isBlank(s[at+1]) {
			out = append(out, ' ')
		}
	}
	ev.scratch = out
	return ev.since(start)
}

// translated replaces characters, §4.2.
func (ev *evaluator) translated(s, from, to string) string {
	ev.spend(len(s)/4 + len(from) + len(to)/4)
	table := make(map[rune]rune, len(from)) // -1 for what goes
	rest := to
	for _, r := range from {
		replacement := rune(-1)
		if rest != "" {
			var size int
			replacement, size = utf8.DecodeRuneInString(rest)
			rest = rest[size:]
		}
		if _, known := table[r]; !known {
			table[r] = replacement
		}
	}
	start := len(ev.scratch)
	out := ev.scratch
	for i, r := range s {
		replacement, known := table[r]
		switch {
		case !known:
			_, size := utf8.DecodeRuneInString(s[i:])
			out = append(out, s[i:i+size]...)
		case replacement >= 0:
			out = utf8.AppendRune(out, replacement)
		}
	}
	ev.scratch = out
	return ev.since(start)
}

// substring is the characters whose positions p have round(from) <= p < end, §4.2.
func substring(s string, from, end float64) string {
	start := -1
	position := 1.0
	for i := range s {
		switch inside := position >= from && position < end; {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			return s[start:i]
		}
		position++
	}
	if start < 0 {
		return ""
	}
	return s[start:]
}
