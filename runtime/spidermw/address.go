package spidermw

import "strings"

// address is a URL as a Referer header may tell it: without credentials, default port
// and fragment. It is cut from the text, which was cleaned when the request was made,
// and not parsed and printed again: what is left is byte for byte the URL of the page.
type address struct {
	scheme string
	host   string // with a port that is not the default of the scheme
	rest   string // path and query
}

func parseAddress(url string) address {
	url, _, _ = strings.Cut(url, "#")
	scheme, rest, _ := strings.Cut(url, ":")
	a := address{scheme: strings.ToLower(scheme), rest: rest}
	after, ok := strings.CutPrefix(rest, "//")
	if !ok {
		return a
	}
	end := strings.IndexAny(after, "/?")
	if end < 0 {
		end = len(after)
	}
	a.host, a.rest = after[:end], after[end:]
	if at := strings.LastIndexByte(a.host, '@'); at >= 0 {
		a.host = a.host[at+1:]
	}
	a.host = strings.TrimSuffix(a.host, defaultPort(a.scheme))
	return a
}

func defaultPort(scheme string) string {
	switch scheme {
	case "http":
		return ":80"
	case "https":
		return ":443"
	case "ftp":
		return ":21"
	}
	return ""
}

// local says that the URL is not of a server, so that it tells nothing.
func (a address) local() bool {
	switch a.scheme {
	case "about", "blob", "data", "filesystem":
		return true
	}
	return false
}

func (a address) full() string {
	if a.local() {
		return ""
	}
	return a.scheme + "://" + a.host + a.rest
}

func (a address) origin() string {
	if a.local() {
		return ""
	}
	return a.scheme + "://" + a.host + "/"
}

func (a address) sameOrigin(b address) bool {
	return a.scheme == b.scheme && strings.EqualFold(a.host, b.host)
}

func (a address) secure() bool { return a.scheme == "https" || a.scheme == "ftps" }
