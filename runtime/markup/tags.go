package markup

import (
	"errors"
	"slices"
	"strings"
)

// ErrWhichAndKeep is what RemoveTags answers when it is told both.
var ErrWhichAndKeep = errors.New("tags to remove and tags to keep exclude each other: give one of them")

// rewrite copies text; wherever there is a "<", cut may say that the next so many bytes
// become token.
func rewrite(text, token string, cut func(at int) (length int)) string {
	var b strings.Builder
	done := 0
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '<')
		if i < 0 {
			break
		}
		at += i
		length := cut(at)
		if length == 0 {
			at++
			continue
		}
		b.WriteString(text[done:at])
		b.WriteString(token)
		at += length
		done = at
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return b.String()
}

// ReplaceTags puts token in the place of every tag, comments and declarations included.
func ReplaceTags(text, token string) string {
	return rewrite(text, token, func(at int) int {
		rest := text[at+1:]
		if rest == "" || !beginsTag(rest[0]) {
			return 0
		}
		end := closeOf(rest)
		if end < 0 {
			return 0
		}
		return 1 + end + 1
	})
}

func beginsTag(c byte) bool {
	return c == '/' || c == '!' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// RemoveComments removes comments; one without an end goes up to the end of the text, but
// for a last line feed.
func RemoveComments(text string) string {
	return rewrite(text, "", func(at int) int {
		inner, ok := strings.CutPrefix(text[at:], "<!--")
		if !ok {
			return 0
		}
		if end := strings.Index(inner, "-->"); end >= 0 {
			return len("<!--") + end + len("-->")
		}
		return len("<!--") + len(strings.TrimSuffix(inner, "\n"))
	})
}

// RemoveTags removes the tags whose names are in which, or all but those in keep, and
// leaves what is between them. Names are compared without regard to case. It fails for
// which and keep together
// (https://w3lib.readthedocs.io/en/latest/w3lib.html#w3lib.html.remove_tags).
func RemoveTags(text string, which, keep []string) (string, error) {
	if len(which) > 0 && len(keep) > 0 {
		return "", ErrWhichAndKeep
	}
	names, remove := which, true
	if len(which) == 0 {
		names, remove = keep, false
	}
	return rewrite(text, "", func(at int) int {
		rest := text[at+1:]
		end := closeOf(rest)
		if end < 0 {
			return 0
		}
		name := strings.TrimPrefix(rest[:end], "/")
		if i := strings.IndexAny(name, " /"); i >= 0 {
			name = name[:i]
		}
		listed := slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
		if name == "" || listed != remove {
			return 0
		}
		return 1 + end + 1
	}), nil
}
