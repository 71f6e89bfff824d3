package logging_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

func TestOpenFollowsTheSettings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "crawl.log")
	cases := []struct {
		name              string
		set               map[string]any
		fileBefore        string
		wantErr, wantFile string
	}{
		{name: "stderr", wantErr: "DEBUG: a\nERROR: b\n"},
		{name: "level", set: map[string]any{"LOG_LEVEL": "ERROR"}, wantErr: "ERROR: b\n"},
		{name: "nolog", set: map[string]any{"LOG_ENABLED": false}},
		{name: "file", set: map[string]any{"LOG_FILE": path}, fileBefore: "old\n", wantFile: "old\nDEBUG: a\nERROR: b\n"},
		{name: "new file", set: map[string]any{"LOG_FILE": path, "LOG_FILE_APPEND": false}, fileBefore: "old\n", wantFile: "DEBUG: a\nERROR: b\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if err := os.WriteFile(path, []byte(c.fileBefore), 0o600); err != nil {
				t.Fatal(err)
			}
			var stderr bytes.Buffer
			log, closer, err := logging.Open(configure(t, c.set), &stderr)
			if err != nil {
				t.Fatal(err)
			}
			log.Debug("a")
			log.Error("b")
			if err := closer.Close(); err != nil {
				t.Error(err)
			}
			file, _ := os.ReadFile(path)
			if stderr.String() != c.wantErr || string(file) != c.wantFile {
				t.Errorf("stderr %q, want %q; file %q, want %q", &stderr, c.wantErr, file, c.wantFile)
			}
		})
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	cases := []struct {
		name, setting, value, want string
	}{
		{"format", "LOG_FORMAT", "%(colour)s", "setting LOG_FORMAT: there is no %(colour)s"},
		{"file", "LOG_FILE", filepath.Join(t.TempDir(), "no", "such", "folder.log"), "opening the log file of LOG_FILE: "},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := logging.Open(configure(t, map[string]any{c.setting: c.value}), io.Discard)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("error %v, want %s…", err, c.want)
			}
		})
	}
}

func configure(t *testing.T, set map[string]any) *settings.Settings {
	t.Helper()
	s := settings.New()
	for name, value := range set {
		if err := s.Set(name, value, settings.Cmdline); err != nil {
			t.Fatal(err)
		}
	}
	if _, ok := set["LOG_FORMAT"]; !ok {
		if err := s.Set("LOG_FORMAT", "%(levelname)s: %(message)s", settings.Default); err != nil {
			t.Fatal(err)
		}
	}
	return s
}
