package cookies_test

import (
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/runtime/cookies"
)

// The time is seen through the jar: the cookie is there a second before it, and not after it.
func TestExpiresReadsDatesAsBrowsersDo(t *testing.T) {
	early := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	want := time.Date(2026, 3, 9, 8, 4, 9, 0, time.UTC)
	for _, date := range []string{
		"Mon, 09 Mar 2026 08:04:09 GMT",
		"Monday, 09-Mar-26 08:04:09 GMT",
		"Mon Mar  9 08:04:09 2026",
		"9 march 26 8:4:9",
		"2026 Mar 9 08:04:09 PST", // the zone is ignored
		"08:04:09x 9th Mar 2026y",
		"08:04:09 9 Mar 2026 10 Apr 2030 11:11:11", // the first of each kind counts
		"Mon,09/Mar/2026&08:04:09",
	} {
		var jar cookies.Jar
		jar.SetCookies(page, []string{`a=b; Expires="` + date + `"`}, early)
		if jar.Header(page, want.Add(-time.Second)) == "" || jar.Header(page, want) != "" {
			t.Errorf("%q is not read as %s", date, want)
		}
	}
}

func TestExpiresIgnoresWhatIsNoDate(t *testing.T) {
	for _, date := range []string{
		"", "tomorrow", "09 Mar 1999", "08:04:09 Mar 1999", "08:04:09 9 1999", "08:04:09 9 Mar",
		"08:04:09 31 Feb 1999", "08:04:09 0 Mar 1999", "08:04:09 32 Mar 1999", "24:00:00 9 Mar 1999", "08:60:09 9 Mar 1999", "08:04:61 9 Mar 1999",
		"08:04:09 9 Mar 1600", "08:04:09 9 Mar 19999", "08:04 9 Mar 1999", "008:04:09 9 Mar 1999", "x8:04:09 9 Mar 1999", "08:04:09 9 xxMar 1999",
	} {
		var jar cookies.Jar
		jar.SetCookies(page, []string{"a=b; Expires=" + date}, now)
		if jar.Header(page, now) == "" {
			t.Errorf("%q is read as a date in the past", date)
		}
	}
}
