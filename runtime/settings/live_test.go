package settings_test

import (
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

func TestNeedRestartNamesWhatAReloadCannotChange(t *testing.T) {
	running := settings.New()
	setAll(t, running, "DOWNLOAD_DELAY", 1.0, "COOKIES_ENABLED", "True", "MY_OWN", 1)
	running.Freeze()
	newer := running.Clone()
	setAll(t, newer, "DOWNLOAD_DELAY", 2.0, "COOKIES_ENABLED", false, "MY_OWN", 2, "LOG_FILE", "a.log",
		"ITEM_PIPELINES", settings.Dict{{Key: "Price", Value: 300}})

	if got, want := settings.NeedRestart(running, newer), []string{"COOKIES_ENABLED", "LOG_FILE"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := settings.NeedRestart(running, running.Clone()); len(got) != 0 {
		t.Errorf("%v differ from themselves", got)
	}
}

func TestCloneIsAStoreOfItsOwn(t *testing.T) {
	s := settings.New()
	setAll(t, s, "DOWNLOAD_DELAY", 1.0)
	s.Freeze()
	setAll(t, s.Clone(), "DOWNLOAD_DELAY", 2.0)
	if got := settings.Get(s, settings.DownloadDelay); got != 1 {
		t.Errorf("a write to the clone made it %v", got)
	}
}

// setAll writes alternating names and values.
func setAll(t *testing.T, s *settings.Settings, pairs ...any) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if err := s.Set(pairs[i].(string), pairs[i+1], settings.Project); err != nil {
			t.Fatal(err)
		}
	}
}
