// Package cookies keeps cookies by the rules of RFC 6265bis
// (https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html): raw
// Set-Cookie lines go in, the value of a Cookie header comes out. Bytes are never
// changed on the way, whatever their encoding. A jar lives in memory; the
// downloader middleware keeps one per session. SameSite and HttpOnly are rules
// for pages and scripts, which a crawler has not, so they are not kept.
package cookies

import (
	"strconv"
	"strings"
	"time"
)

// Cookie is a cookie that a user asks to keep. Domain "" means only the host of the
// URL it is set for; Path "" means the folder of that URL.
type Cookie struct {
	Name, Value  string
	Domain, Path string
	Secure       bool // only sent over https
}

// The limits of RFC 6265bis, §5.6.
const (
	maxPair      = 4096 // bytes of name and value together
	maxAttribute = 1024 // bytes of an attribute's value
)

// maxAge is how long a cookie is kept at most, as the RFC recommends (§5.5). It also
// keeps absurd lifetimes within a time.Duration.
const maxAge = 400 * 24 * time.Hour

// setCookie is one Set-Cookie line, taken apart and not yet judged.
type setCookie struct {
	name, value string
	domain      string // "" when there was none, or an empty one
	path        string // "" when there was none that begins with "/"
	secure      bool
	expires     time.Time // zero for a session cookie
}

// parse takes a Set-Cookie line apart; ok is false when the line must be ignored.
func parse(line string, now time.Time) (c setCookie, ok bool) {
	if strings.ContainsFunc(line, isControl) {
		return setCookie{}, false
	}
	pair, rest, _ := strings.Cut(line, ";")
	if c.name, c.value, ok = parsePair(pair); !ok {
		return setCookie{}, false
	}
	var age lifetime
	for rest != "" {
		var attribute string
		attribute, rest, _ = strings.Cut(rest, ";")
		key, value, _ := strings.Cut(attribute, "=")
		if value = trim(value); len(value) > maxAttribute {
			continue
		}
		switch strings.ToLower(trim(key)) {
		case "domain":
			c.domain = strings.ToLower(strings.TrimPrefix(value, "."))
		case "path":
			c.path = ""
			if strings.HasPrefix(value, "/") {
				c.path = value
			}
		case "secure":
			c.secure = true
		case "max-age":
			age.setMaxAge(value, now)
		case "expires":
			age.setExpires(value, now)
		}
	}
	c.expires = age.end()
	return c, true
}

// parsePair splits "name=value". A pair without a name is no cookie: servers that
// send one can't be told from those that send rubbish, and what to send back for it
// differs from one browser to the next.
func parsePair(pair string) (name, value string, ok bool) {
	name, value, ok = strings.Cut(pair, "=")
	name, value = trim(name), trim(value)
	return name, value, ok && name != "" && len(name)+len(value) <= maxPair
}

// lifetime decides between Max-Age, which wins, and Expires.
type lifetime struct{ maxAge, expires time.Time }

func (l *lifetime) setMaxAge(value string, now time.Time) {
	if !isMaxAge(value) {
		return
	}
	seconds, err := strconv.ParseInt(value, 10, 64)
	switch {
	case value[0] == '-' || err == nil && seconds == 0:
		l.maxAge = time.Unix(0, 0)
	case err != nil || seconds > int64(maxAge/time.Second):
		l.maxAge = now.Add(maxAge)
	default:
		l.maxAge = now.Add(time.Duration(seconds) * time.Second)
	}
}

func (l *lifetime) setExpires(value string, now time.Time) {
	t, ok := parseDate(value)
	if !ok {
		return
	}
	if limit := now.Add(maxAge); t.After(limit) {
		t = limit
	}
	l.expires = t
}

func (l *lifetime) end() time.Time {
	if !l.maxAge.IsZero() {
		return l.maxAge
	}
	return l.expires
}

// isMaxAge says whether value is a whole number: digits, perhaps after a minus.
func isMaxAge(value string) bool {
	digits := strings.TrimPrefix(value, "-")
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}

func trim(s string) string { return strings.Trim(s, " \t") }

func isControl(r rune) bool { return r < 0x20 && r != '\t' || r == 0x7F }
