package adapter_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/jsapi/adapter"
	"github.com/gojscrape/gojscrape/jsapi/convert"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// open opens a spider class with the given members.
func open(t *testing.T, members string) error {
	t.Helper()
	path := filepath.Join(t.TempDir(), "spider.js")
	source := "import { Spider } from 'gojscrape'\nexport default class extends Spider {\n" + members + "\n}\n"
	if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	script, err := jsapi.Open(t.Context(), path, jsapi.Options{})
	if err == nil {
		err = script.Close(context.WithoutCancel(t.Context()))
	}
	return err
}

// Each name of a spider may be written in either spelling, not in both.
func TestNamesOfASpiderHaveTwoSpellings(t *testing.T) {
	for _, snake := range adapter.SpiderNames {
		spellings := convert.Spellings(snake)
		for _, form := range []string{"static %s = 'x'", "%s() {}", "get %s() { return 'x' }", "static get %s() { return 'x' }"} {
			if snake == "name" {
				continue
			}
			var both []string
			for _, name := range spellings {
				member := fmt.Sprintf(form, name)
				both = append(both, member)
				if err := open(t, "static name = 'worm'; "+member); err != nil {
					t.Errorf("%s: %v", member, err)
				}
			}
			if len(both) == 1 {
				continue
			}
			err := open(t, "static name = 'worm'; "+strings.Join(both, "; "))
			if want := "has both " + spellings[0] + " and " + spellings[1]; err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v", strings.Join(both, "; "), err)
			}
		}
	}
}
