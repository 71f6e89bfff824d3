package httphandler_test

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestHTTPS(t *testing.T) {
	for _, h2 := range []bool{false, true} {
		t.Run(fmt.Sprintf("h2=%v", h2), func(t *testing.T) {
			srv := tlsServer(h2)
			defer srv.Close()
			c := newCrawler(t)
			var resp *crawl.Response
			for range 2 {
				resp = c.mustGet(t, srv.URL+"/a|b?c=%zz")
			}
			want := map[bool]string{false: "HTTP/1.1", true: "h2"}[h2]
			if resp.Protocol != want || string(resp.Body) != "/a|b?c=%zz" || resp.IPAddress != "127.0.0.1" {
				t.Errorf("protocol %q, body %q, address %q", resp.Protocol, resp.Body, resp.IPAddress)
			}
			if resp.Certificate == nil || !resp.Certificate.Equal(srv.Certificate()) {
				t.Errorf("certificate is %v", resp.Certificate)
			}
		})
	}
}

func TestTheFirstInvalidCertificateOfAHostIsWarnedOf(t *testing.T) {
	c := newCrawler(t)
	for range 2 {
		srv := tlsServer(false)
		port := srv.URL[strings.LastIndexByte(srv.URL, ':'):]
		for _, host := range []string{"127.0.0.1", "localhost"} {
			c.mustGet(t, "https://"+host+port)
			c.mustGet(t, "https://"+host+port)
		}
		srv.Close()
	}
	for host, reason := range map[string]string{
		"127.0.0.1": "certificate signed by unknown authority",
		"localhost": "certificate is valid for example.com, *.example.com, not localhost",
	} {
		want := `level=WARN msg="Remote certificate is not valid for hostname \"` + host + `\"; x509: ` + reason
		if n := strings.Count(c.log.String(), want); n != 1 {
			t.Errorf("%d warnings of %s in\n%s", n, host, c.log)
		}
	}
}

func TestVerifyingRefusesAnInvalidCertificate(t *testing.T) {
	srv := tlsServer(true)
	defer srv.Close()
	c := newCrawler(t, "DOWNLOAD_VERIFY_CERTIFICATES", true)
	resp, err := c.get(t, srv.URL)
	if crawl.ErrorName(err) != "DownloadFailedError" || !strings.Contains(err.Error(), "x509") {
		t.Errorf("got %v, %v, want a failure", resp, err)
	}
}

func TestATLSHandshakeThatNeverEndsTimesOut(t *testing.T) {
	s := serveConns(t, untilClosed)
	_, err := newCrawler(t).get(t, strings.Replace(s.url, "http:", "https:", 1), "download_timeout", 0.1)
	if crawl.ErrorName(err) != "DownloadTimeoutError" {
		t.Errorf("error is %v", err)
	}
}

func TestATunnelHidesTheProxyCredentialsFromTheSite(t *testing.T) {
	srv := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, r.Header)
	}))
	defer srv.Close()
	proxy := serve(t, func(conn net.Conn, request string) {
		if !strings.Contains(request, "\r\nProxy-Authorization: Basic bWU6c2VjcmV0\r\n") {
			return
		}
		target, err := net.Dial("tcp", srv.Listener.Addr().String())
		if err != nil {
			return
		}
		defer target.Close()
		io.WriteString(conn, "HTTP/1.1 200 OK\r\n\r\n")
		var wg sync.WaitGroup
		wg.Go(func() {
			io.Copy(target, conn)
			target.Close()
		})
		io.Copy(conn, target)
		conn.Close()
		wg.Wait()
	})
	req := request("https://site.example/", "proxy", proxy.url)
	req.Headers.Set("Proxy-Authorization", "Basic bWU6c2VjcmV0")
	resp, err := newCrawler(t).Fetch(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if string(resp.Body) != "map[]" {
		t.Errorf("the site got the headers %s", resp.Body)
	}
}

func TestPrivateAddressesAreDenied(t *testing.T) {
	s := serve(t, reply(ok+"Content-Length: 0\r\n\r\n"))
	u, err := url.Parse(s.url)
	if err != nil {
		t.Fatal(err)
	}
	c := newCrawler(t, "DENY_PRIVATE_ADDRESSES", true)
	for _, host := range []string{
		"127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0", "[::1]", "[::]", "[::ffff:127.0.0.1]",
		"10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.100.100.200", "224.0.0.1", "255.255.255.255",
		"[::ffff:169.254.169.254]", "[fe80::1]", "[fd00:ec2::254]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::127.0.0.1]",
	} {
		resp, err := c.get(t, "http://"+host+":"+u.Port()+"/")
		if crawl.ErrorName(err) != "DownloadCancelledError" || !strings.Contains(err.Error(), "DENY_PRIVATE_ADDRESSES") {
			t.Errorf("%s: got %v, %v, want it denied", host, resp, err)
		}
	}
	if n := s.conns.Load(); n != 0 {
		t.Errorf("%d connections were made", n)
	}
}

func tlsServer(h2 bool) *httptest.Server {
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, r.RequestURI)
	}))
	srv.EnableHTTP2 = h2
	srv.Config.ErrorLog = log.New(io.Discard, "", 0)
	srv.StartTLS()
	return srv
}
