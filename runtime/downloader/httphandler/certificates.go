package httphandler

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"log/slog"
	"sync"
)

// certificates warns of the first invalid certificate of each host. Scraping goes on,
// as in Scrapy; DOWNLOAD_VERIFY_CERTIFICATES refuses such servers.
type certificates struct {
	log  *slog.Logger
	said sync.Map // host → true
}

func (c *certificates) check(host string, state *tls.ConnectionState) {
	if _, said := c.said.Load(host); said {
		return
	}
	err := verify(host, state.PeerCertificates)
	if err == nil {
		return
	}
	if _, said := c.said.LoadOrStore(host, true); !said {
		c.log.Warn(fmt.Sprintf("Remote certificate is not valid for hostname %q; %v", host, err))
	}
}

func verify(host string, chain []*x509.Certificate) error {
	intermediates := x509.NewCertPool()
	for _, c := range chain[1:] {
		intermediates.AddCert(c)
	}
	_, err := chain[0].Verify(x509.VerifyOptions{DNSName: host, Intermediates: intermediates})
	return err
}
