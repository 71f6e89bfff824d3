package httphandler

import (
	"context"
	"fmt"
	"net/netip"
	"syscall"
)

// privateAddressError says that DENY_PRIVATE_ADDRESSES forbids an address.
type privateAddressError struct{ addr netip.Addr }

func (e *privateAddressError) Error() string {
	return fmt.Sprintf("%s is not a public address and DENY_PRIVATE_ADDRESSES is set", e.addr)
}

// refusePrivate is called with the address about to be connected to. A name can't lie
// at this point, and neither can a redirect or a second look-up.
func refusePrivate(_ context.Context, _, address string, _ syscall.RawConn) error {
	dst, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if addr := dst.Addr().Unmap(); isPrivate(addr) {
		return &privateAddressError{addr}
	}
	return nil
}

// isPrivate says whether an address is anything but a public unicast address.
// Link-local is also where clouds keep their metadata service.
func isPrivate(addr netip.Addr) bool {
	if !addr.IsGlobalUnicast() || addr.IsPrivate() {
		return true
	}
	for _, p := range specialPurpose {
		if p.Contains(addr) {
			return true
		}
	}
	return false
}

// specialPurpose are the blocks of the IANA special-purpose registries that netip has
// no method for (https://www.iana.org/assignments/iana-ipv4-special-registry,
// https://www.iana.org/assignments/iana-ipv6-special-registry). IPv6 addresses that
// carry an IPv4 address are refused as a whole.
var specialPurpose = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),       // this network
	netip.MustParsePrefix("100.64.0.0/10"),   // carrier-grade NAT, some clouds' metadata
	netip.MustParsePrefix("192.0.0.0/24"),    // IETF protocols, some clouds' metadata
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation
	netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"), // documentation
	netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	netip.MustParsePrefix("240.0.0.0/4"),     // reserved
	netip.MustParsePrefix("::/96"),           // IPv4-compatible
	netip.MustParsePrefix("64:ff9b::/96"),    // NAT64
	netip.MustParsePrefix("64:ff9b:1::/48"),  // local NAT64
	netip.MustParsePrefix("2001::/32"),       // Teredo
	netip.MustParsePrefix("2001:db8::/32"),   // documentation
	netip.MustParsePrefix("2002::/16"),       // 6to4
	netip.MustParsePrefix("fec0::/10"),       // site-local
}
