package main

import (
	"errors"
	"fmt"
	"net/http"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/gojscrape/gojscrape/runtime/crawltest"
)

// The tests start this very binary as gojscrape.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gojscrape": main})
}

// TestScripts runs the files of testdata/script. Besides the commands of testscript they
// have exits and hits, and these variables:
//
//	SITE     the URL of a test site of their own
//	SPIDERS  the folder of the example spiders
//	PLAIN    a -s that takes the time out of log lines
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup:               setup,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"hits":  hits,
		},
	})
}

// quickExit keeps the race detector from waiting a second at the end of each process.
const quickExit = "GORACE=atexit_sleep_ms=0"

// siteKey is where a script keeps its site.
type siteKey struct{}

func setup(env *testscript.Env) error {
	site, err := crawltest.Start("")
	if err != nil {
		return err
	}
	env.Defer(func() { site.Close() })
	site.Handle("/unsolicited", http.HandlerFunc(unsolicited))
	spiders, err := filepath.Abs("../../spiders")
	if err != nil {
		return err
	}
	env.Values[siteKey{}] = site
	env.Setenv("SITE", site.URL())
	env.Setenv("SPIDERS", spiders)
	env.Setenv("PLAIN", "LOG_FORMAT=[%(name)s] %(levelname)s: %(message)s")
	env.Setenv("LC_ALL", "C") // of sort
	name, value, _ := strings.Cut(quickExit, "=")
	env.Setenv(name, value)
	return nil
}

// exits runs a program that must end with a certain code: exits CODE PROGRAM ARG…
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM [ARG...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%s: %v", args[1], err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("%s ended with exit code %d, want %s", args[1], code, args[0])
	}
}

// hits checks how often the site was asked for a path: hits N PATH
func hits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: hits N PATH")
	}
	site := ts.Value(siteKey{}).(*crawltest.Server)
	if got := site.Hits(args[1]); strconv.Itoa(got) != args[0] {
		ts.Fatalf("%d requests for %s, want %s", got, args[1], args[0])
	}
}

// unsolicited answers, and goes on talking when nobody has asked.
func unsolicited(w http.ResponseWriter, _ *http.Request) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nokand another thing")
}
