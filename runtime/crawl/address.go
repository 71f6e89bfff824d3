package crawl

import (
	"net/netip"
	"strings"

	"github.com/nlnwa/whatwg-url/url"
)

// Address is where a URL leads, as browsers read it (https://url.spec.whatwg.org/).
type Address struct {
	Scheme string // lower case
	Host   string // lower case, international names in their xn-- form, IPv6 without brackets
	Port   string // "" for the default one of the scheme
}

// Authority is the host with the port, as it stands in a URL.
func (a Address) Authority() string {
	host := a.Host
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if a.Port == "" {
		return host
	}
	return host + ":" + a.Port
}

// AddressOf reads the address of a URL; it is empty for what is none. Several components
// ask for each request, so that URLs without anything unusual are not parsed as a whole.
func AddressOf(rawURL string) Address {
	if a, ok := plainAddress(rawURL); ok {
		return a
	}
	u, err := url.Parse(rawURL)
	if err != nil {
		return Address{}
	}
	return Address{u.Scheme(), strings.ToLower(strings.Trim(u.Hostname(), "[]")), u.Port()}
}

var defaultPorts = map[string]string{"http": "80", "https": "443"}

// plainAddress reads http and https URLs whose host is a name that parsing would not
// change, or an IPv4 address in its usual form.
func plainAddress(rawURL string) (a Address, ok bool) {
	scheme, rest, found := strings.Cut(rawURL, "://")
	if !found || scheme != "http" && scheme != "https" {
		return a, false
	}
	if end := strings.IndexAny(rest, "/?#\\"); end >= 0 {
		rest = rest[:end]
	}
	host, port, hasPort := strings.Cut(rest, ":")
	if !isPlainHost(host) || hasPort && !isPlainPort(port) {
		return a, false
	}
	if port == defaultPorts[scheme] {
		port = ""
	}
	return Address{scheme, host, port}, true
}

func isPlainHost(host string) bool {
	for i := range len(host) {
		if c := host[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' {
			return false
		}
	}
	last := host[strings.LastIndexByte(host, '.')+1:]
	switch {
	case last == "" || strings.Contains(host, "xn--"):
		return false
	case last[0] < '0' || last[0] > '9':
		return true
	}
	_, err := netip.ParseAddr(host) // 127.1, 0x7f.1 and 127.0.0.01 are addresses too, in other forms
	return err == nil
}

func isPlainPort(port string) bool {
	if port == "" || port[0] == '0' || len(port) > 5 || len(port) == 5 && port > "65535" {
		return false
	}
	return strings.Trim(port, "0123456789") == ""
}
