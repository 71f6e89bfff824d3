package crawl

import (
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

var errBrackets = errors.New("brackets in a host must enclose an IPv6 address")

// idnaProfile is the domain-to-ASCII of the URL standard
// (https://url.spec.whatwg.org/#concept-domain-to-ascii), with the length checks that DNS needs.
var idnaProfile = idna.New(
	idna.MapForLookup(),
	idna.BidiRule(),
	idna.StrictDomainName(false),
	idna.CheckHyphens(false),
	idna.Transitional(false),
	idna.VerifyDNSLength(true),
)

// splitHostPort cuts "host:port" and takes the brackets off an IPv6 address.
func splitHostPort(s string) (host, port string, err error) {
	if !strings.ContainsAny(s, "[]") {
		host, port, _ = strings.Cut(s, ":")
		return host, port, nil
	}
	inner, found := strings.CutPrefix(s, "[")
	host, rest, closed := strings.Cut(inner, "]")
	if !found || !closed || rest != "" && rest[0] != ':' || !isBracketable(host) {
		return "", "", errBrackets
	}
	return host, strings.TrimPrefix(rest, ":"), nil
}

// isBracketable says whether host is an IPv6 address or the IPvFuture of RFC 3986,
// section 3.2.2.
func isBracketable(host string) bool {
	if strings.HasPrefix(host, "v") || strings.HasPrefix(host, "V") {
		version, address, _ := strings.Cut(host[1:], ".")
		return version != "" && address != "" && strings.Trim(version, "0123456789abcdefABCDEF") == ""
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.Is6()
}

// checkPort returns port without leading zeros.
func checkPort(port string) (string, error) {
	if port == "" {
		return "", nil
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return "", fmt.Errorf("port %q is not a number from 0 to 65535", port)
	}
	return strconv.FormatUint(n, 10), nil
}

// checkNormalization refuses an authority that gets a new delimiter when it is
// normalised: "evil.com／.good.com" would end at another place for whoever
// normalises it first (CVE-2019-9636).
func checkNormalization(authority string) error {
	if isASCII(authority) {
		return nil
	}
	for _, r := range authority {
		if r < 0x80 {
			continue
		}
		if strings.ContainsAny(norm.NFKC.String(string(r)), `/?#@:\`) {
			return fmt.Errorf("%q in the host turns into a delimiter when it is normalised", r)
		}
	}
	return nil
}

// lowerHost lowers the ASCII letters of a host but keeps the zone of an IPv6 address and
// percent escapes. The case of other letters is a matter of IDNA.
func lowerHost(host string) string {
	name, zone, found := strings.Cut(host, "%")
	if isASCII(name) {
		name = strings.ToLower(name)
	}
	if !found {
		return name
	}
	return name + "%" + zone
}

// asciiHost writes an international host in its "xn--" form. A host that has none,
// as one with an empty or overlong label, stays as it is: looking it up will fail
// and name it.
func asciiHost(host string) string {
	if isASCII(host) {
		return host
	}
	ascii, err := idnaProfile.ToASCII(host)
	if err != nil {
		return host
	}
	return ascii
}

func isASCII[T string | []byte](s T) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
