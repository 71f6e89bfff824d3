package markup

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MetaRefresh returns what the first complete <meta http-equiv="refresh"> says: the seconds
// to wait and the address as written, which is relative to that of the page. Elements in
// ignore and comments are passed over; Scrapy ignores "script" and "noscript". ok is false
// when there is none, or it names no address
// (https://w3lib.readthedocs.io/en/latest/w3lib.html#w3lib.html.get_meta_refresh).
func MetaRefresh(text string, ignore []string) (seconds float64, url string, ok bool) {
	text = RemoveComments(RemoveTagsWithContent(text, ignore))
	for {
		_, after, found := strings.Cut(text, "<")
		if !found {
			return 0, "", false
		}
		text = after
		if !hasPrefixFold(after, "meta") || !endsWord(after[len("meta"):]) {
			continue
		}
		tag := after
		if end := strings.IndexAny(after, "<>"); end >= 0 {
			tag = after[:end]
		}
		if indexFold(tag, "refresh") < 0 {
			continue
		}
		if seconds, url, ok = refreshOf(ReplaceEntities(tag[len("meta"):], nil, true)); ok {
			return seconds, url, true
		}
	}
}

// refreshOf reads the attributes of a meta tag: first as if http-equiv came before content,
// then the other way round. Each word is taken where it first appears.
func refreshOf(tag string) (seconds float64, url string, ok bool) {
	if first, _ := utf8.DecodeRuneInString(tag); !unicode.IsSpace(first) {
		return 0, "", false
	}
	if rest, ok := afterWords(tag, "http-equiv", "refresh", "content"); ok {
		if seconds, url, _, ok = delayAndURL(rest); ok {
			return seconds, url, true
		}
	}
	rest, ok := afterWords(tag, "content")
	if !ok {
		return 0, "", false
	}
	if seconds, url, rest, ok = delayAndURL(rest); !ok {
		return 0, "", false
	}
	if rest, ok = afterAttribute(rest, "http-equiv"); !ok {
		return 0, "", false
	}
	_, ok = afterWords(rest, "refresh")
	return seconds, url, ok
}

// afterWords returns what follows the first of the words, the next one after it and so on;
// ">" may not come before any of them.
func afterWords(s string, words ...string) (rest string, ok bool) {
	for _, word := range words {
		i := indexFold(s, word)
		if i < 0 || strings.Contains(s[:i], ">") {
			return "", false
		}
		s = s[i+len(word):]
	}
	return s, true
}

// afterAttribute returns what follows `name =`, the name after a space.
func afterAttribute(s, name string) (rest string, ok bool) {
	for {
		i := indexFold(s, name)
		if i < 0 || strings.Contains(s[:i], ">") {
			return "", false
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		s = s[i+len(name):]
		if unicode.IsSpace(before) {
			return strings.CutPrefix(trimSpace(s), "=")
		}
	}
}

// delayAndURL reads `="3; url=/next"`.
func delayAndURL(s string) (seconds float64, url, rest string, ok bool) {
	s, ok = strings.CutPrefix(trimSpace(s), "=")
	s = trimSpace(s)
	if !ok || s == "" || s[0] != '"' && s[0] != '\'' {
		return 0, "", "", false
	}
	quote := s[:1]
	number := prefixOf(s[1:], "0123456789.")
	seconds, err := strconv.ParseFloat(number, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) || strings.HasSuffix(number, ".") {
		return 0, "", "", false
	}
	s, ok = strings.CutPrefix(trimSpace(s[1+len(number):]), ";")
	s = trimSpace(s)
	if !ok || !hasPrefixFold(s, "url=") {
		return 0, "", "", false
	}
	url, rest, ok = strings.Cut(trimSpace(s[len("url="):]), quote)
	return seconds, strings.Trim(url, ` "'`), rest, ok
}

func trimSpace(s string) string { return strings.TrimLeftFunc(s, unicode.IsSpace) }
