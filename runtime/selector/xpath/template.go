package xpath

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// template is a replacement of Python's re.sub: texts, and groups between them.
type template struct {
	texts  []string // one more than groups
	groups []int
}

var templateEscapes = map[byte]string{'n': "\n", 't': "\t", 'r': "\r", 'a': "\a", 'b': "\b", 'f': "\f", 'v': "\v", '\\': `\`}

func parseTemplate(s string, p *pattern) (*template, error) {
	t := &template{}
	var text strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '\\' || i+1 == len(s) {
			if s[i] == '\\' {
				return nil, errors.New("it ends in a backslash")
			}
			text.WriteByte(s[i])
			i++
			continue
		}
		group, size, err := groupReference(s[i:], p)
		switch c := s[i+1]; {
		case err != nil:
			return nil, err
		case size > 0:
			t.texts = append(t.texts, text.String())
			t.groups = append(t.groups, group)
			text.Reset()
			i += size
			continue
		case templateEscapes[c] != "":
			text.WriteString(templateEscapes[c])
		case isNameStart(rune(c)) && c != '_':
			return nil, fmt.Errorf(`bad escape \%c`, c)
		case c == '0':
			text.WriteByte(0)
		default: // as Python does, the backslash stays
			text.WriteString(s[i : i+2])
		}
		i += 2
	}
	t.texts = append(t.texts, text.String())
	return t, nil
}

// groupReference reads \1, \12, \g<1> or \g<name>; size is 0 for anything else.
func groupReference(s string, p *pattern) (group, size int, err error) {
	name := ""
	switch c := s[1]; {
	case c >= '1' && c <= '9':
		size = 2
		if len(s) > 2 && isDigit(s[2]) {
			size = 3
		}
		name = s[1:size]
	case c == 'g':
		end := strings.IndexByte(s, '>')
		if end < 4 || s[2] != '<' {
			return 0, 0, errors.New(`expected a group in \g<>`)
		}
		name, size = s[3:end], end+1
	default:
		return 0, 0, nil
	}
	if group, err = strconv.Atoi(name); err != nil {
		group = p.named(name)
	}
	if group < 0 || group > p.groups {
		return 0, 0, fmt.Errorf("there is no group %s", name)
	}
	return group, size, nil
}

func (t *template) appendTo(out []byte, text string, m []int) []byte {
	for i, g := range t.groups {
		out = append(append(out, t.texts[i]...), group(text, m, g)...)
	}
	return append(out, t.texts[len(t.texts)-1]...)
}
