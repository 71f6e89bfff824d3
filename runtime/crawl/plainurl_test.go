package crawl_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// What is cleaned with a space before it takes the long way, and has to come to the same.
func TestPlainURLsAreCleanedAsOthersAre(t *testing.T) {
	urls := []string{
		"http://e.com", "http://e.com/", "https://e.com:8080/a", "http://e.com:80/", "http://e.com:65535/", "http://e.com:65536/",
		"http://e.com:/", "http://e.com:08/", "http://e.com:123456/", "http://e.com:1a/", "http://e.com?a=b", "http://e.com/?", "http://e.com/#",
		"http://e.com/?#", "http://e.com/?a#b", "http://e.com#b", "http://a_b-c.com/x", "http://E.com/", "http:///x", "http://u@e.com/",
		"http://u:p@e.com/", "http://[::1]/", "http://e.com\\x", "http://e.com/a\\b", "http://e.com/ä", "http://e.com/a b", "http://e.com/a%20b",
		"http://e.com/a%2fb", "http://e.com/a;b", "http://e.com/a;", "http://e.com/a;/b", "http://e.com//a", "http://e.com/a'b?c'd", "http://e.com/a|b",
		"http://e.com/?a=1&b=2", "http://e.com/?b=2&a=1", "http://e.com/?a=2&a=1", "http://e.com/?a", "http://e.com/?a&b=1", "http://e.com/?a=b=c",
		"http://e.com/?&a=1", "http://e.com/?a=1&", "http://e.com/?a=1&&b=2", "http://e.com/?=1", "http://e.com/?=", "http://e.com/?a=%41",
		"http://e.com/?a+b=c+d", "http://e.com/?a+b=1&a-b=1&a=1", "http://e.com/?a=b/c", "http://e.com/?a=b?c", "http://e.com/?a=1#b=2#c", "http://e.com/?&",
		"httpss://e.com/", "https:/e.com/", "http:e.com", "ftp://e.com/a", "http", "",
	}
	random := rand.New(rand.NewPCG(1, 2))
	const pieces = "abz09-._~/?#&=+;:@%!'()*,$[]|\\ \tAZü"
	runes := []rune(pieces)
	for range 20_000 {
		var b strings.Builder
		b.WriteString("http://e.com")
		for range random.IntN(12) {
			b.WriteRune(runes[random.IntN(len(runes))])
		}
		urls = append(urls, b.String())
	}
	for _, url := range urls {
		got, err := crawl.SafeURL(url, "")
		want, wantErr := crawl.SafeURL(" "+url, "")
		if got != want || (err == nil) != (wantErr == nil) {
			t.Errorf("%q is cleaned to %q, %v, with a space before it to %q, %v", url, got, err, want, wantErr)
		}
		for _, opts := range []crawl.CanonicalOptions{{}, {KeepFragments: true}, {DropBlanks: true}, {Separator: ";"}} {
			got, want := crawl.CanonicalURL(url, opts), crawl.CanonicalURL(" "+url, opts)
			if err == nil && got != want {
				t.Errorf("%q with %+v comes to %q, with a space before it to %q", url, opts, got, want)
			}
		}
	}
}

func TestPlainURLsTakeNoMemory(t *testing.T) {
	const url = "https://books.example.com:8080/catalogue/page-2.html?dir=asc&sort=price"
	if n := testing.AllocsPerRun(100, func() {
		if _, err := crawl.SafeURL(url, ""); err != nil {
			t.Error(err)
		}
		crawl.CanonicalURL(url, crawl.CanonicalOptions{})
	}); n != 0 {
		t.Errorf("cleaning and comparing take %v allocations", n)
	}
}
