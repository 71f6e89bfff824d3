package httphandler

import (
	"crypto/tls"
	"net"
	"net/http"
	"time"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

const (
	// maxHeaderBytes bounds the headers of a response; a longer one fails.
	maxHeaderBytes = 1 << 20
	// minIdle is the least number of idle connections kept over all hosts.
	minIdle = 100
	// idleTimeout closes a connection that is not used again, before most servers do.
	idleTimeout = 90 * time.Second
	// minConnectTime is the least time for connecting and for the TLS handshake.
	minConnectTime = 10 * time.Second
)

// newTransport is used through RoundTrip alone: http.Client would follow redirects.
func newTransport(s *settings.Settings) *http.Transport {
	// A connection that is being made outlives the request it was made for, since
	// another one may use it. This is how long.
	limit := max(minConnectTime, timeout(s))
	dialer := &net.Dialer{Timeout: limit}
	if settings.Get(s, settings.DenyPrivateAddresses) {
		dialer.ControlContext = refusePrivate
	}
	return &http.Transport{
		Proxy:                  proxyOf,
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{InsecureSkipVerify: !settings.Get(s, settings.DownloadVerifyCertificates)},
		TLSHandshakeTimeout:    limit,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // Accept-Encoding is the middlewares' business
		MaxResponseHeaderBytes: maxHeaderBytes,
		MaxIdleConns:           max(minIdle, settings.Get(s, settings.ConcurrentRequests)),
		MaxIdleConnsPerHost:    perHost(s),
		IdleConnTimeout:        idleTimeout,
		ExpectContinueTimeout:  time.Second,
	}
}

func timeout(s *settings.Settings) time.Duration {
	const longest = 1e9 // seconds; more would not fit into a Duration ten times over
	seconds := min(longest, settings.Get(s, settings.DownloadTimeout))
	return time.Duration(seconds * float64(time.Second))
}

// perHost is the largest concurrency of any slot: with fewer idle connections a busy
// slot would close and open one for each request.
func perHost(s *settings.Settings) int {
	most := settings.Get(s, settings.ConcurrentRequestsPerDomain)
	for _, e := range settings.Get(s, settings.DownloadSlots) {
		if slot, ok := e.Value.(settings.Dict); ok {
			n, _ := slot.Get("concurrency")
			concurrency, _ := n.(int64)
			most = max(most, int(concurrency))
		}
	}
	return most
}
