package fetch

import (
	"strings"

	"github.com/dop251/goja"
)

// mimeType is native.mimeType(text): the type as the standard writes it, or "" for what is
// none. https://mimesniff.spec.whatwg.org/#parsing-a-mime-type
func (m *module) mimeType(c goja.FunctionCall) goja.Value {
	return m.rt.ToValue(normalType(c.Argument(0).String()))
}

func normalType(text string) string {
	essence, rest, _ := strings.Cut(text, ";")
	essence = strings.ToLower(strings.Trim(essence, httpSpace))
	kind, subtype, _ := strings.Cut(essence, "/")
	if !isToken(kind) || !isToken(subtype) {
		return ""
	}
	var b strings.Builder
	b.WriteString(essence)
	seen := map[string]bool{}
	for rest != "" {
		var name, value string
		var ok bool
		name, value, rest, ok = cutParameter(rest)
		if ok && isToken(name) && !seen[name] {
			seen[name] = true
			writeParameter(&b, name, value)
		}
	}
	return b.String()
}

const httpSpace = " \t\r\n"

// cutParameter cuts name=value off s; a value in quotes may be empty and may have
// backslashes in it.
func cutParameter(s string) (name, value, rest string, ok bool) {
	end := strings.IndexAny(s, ";=")
	if end < 0 || s[end] == ';' {
		_, rest, _ = strings.Cut(s, ";")
		return "", "", rest, false
	}
	name, s = strings.ToLower(strings.TrimLeft(s[:end], httpSpace)), s[end+1:]
	if !strings.HasPrefix(s, `"`) {
		value, rest, _ = strings.Cut(s, ";")
		value = strings.TrimRight(value, httpSpace)
		return name, value, rest, value != ""
	}
	var b strings.Builder
	i := 1
	for ; i < len(s) && s[i] != '"'; i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	_, rest, _ = strings.Cut(s[min(i, len(s)):], ";")
	return name, b.String(), rest, true
}

func writeParameter(b *strings.Builder, name, value string) {
	b.WriteString(";" + name + "=")
	if isToken(value) {
		b.WriteString(value)
		return
	}
	b.WriteString(`"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`)
}

func isToken(s string) bool {
	for _, c := range s {
		letter := '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && !strings.ContainsRune("!#$%&'*+-.^_`|~", c) {
			return false
		}
	}
	return s != ""
}
