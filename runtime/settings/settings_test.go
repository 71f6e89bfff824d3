package settings_test

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

func set(t *testing.T, s *settings.Settings, name string, value any, priority int) {
	t.Helper()
	if err := s.Set(name, value, priority); err != nil {
		t.Fatal(err)
	}
}

func TestTheHighestPriorityWins(t *testing.T) {
	s := settings.New()
	get := func() int { return settings.Get(s, settings.RetryTimes) }
	if get() != 2 {
		t.Errorf("default %d, want 2", get())
	}
	for _, step := range []struct{ value, priority, want int }{
		{5, settings.Project, 5},
		{6, settings.Command, 5},
		{7, settings.Project, 7}, // the same priority wins over what was there
		{8, settings.Cmdline, 8},
		{9, settings.Spider, 8},
	} {
		set(t, s, "RETRY_TIMES", step.value, step.priority)
		if get() != step.want {
			t.Errorf("after %d at %d: %d, want %d", step.value, step.priority, get(), step.want)
		}
	}
	if p, ok := s.Priority("RETRY_TIMES"); p != settings.Cmdline || !ok {
		t.Errorf("priority %d, %t", p, ok)
	}
}

func TestPriorityOfUnwrittenNames(t *testing.T) {
	s := settings.New()
	if p, ok := s.Priority("RETRY_TIMES"); p != settings.Default || !ok {
		t.Errorf("a known name: %d, %t", p, ok)
	}
	if _, ok := s.Priority("MINE"); ok {
		t.Error("an unknown name has a priority")
	}
}

func TestUnknownNamesAreKept(t *testing.T) {
	s := settings.New()
	set(t, s, "MY_KEY", []any{int64(1)}, settings.Project)
	if v, ok := s.Raw("MY_KEY"); !ok || len(v.([]any)) != 1 {
		t.Errorf("Raw gives %v, %t", v, ok)
	}
	if v, ok := s.Raw("OTHER"); ok {
		t.Errorf("Raw of a name nobody wrote gives %v", v)
	}
	if v, ok := s.Raw("BOT_NAME"); v != "scrapybot" || !ok {
		t.Errorf("Raw of a default gives %v, %t", v, ok)
	}
}

func TestFrozenSettingsRefuseWrites(t *testing.T) {
	s := settings.New()
	s.Freeze()
	err := s.Set("RETRY_TIMES", 1, settings.Cmdline)
	if err == nil || !strings.Contains(err.Error(), "RETRY_TIMES") {
		t.Errorf("error %v, want one that names the setting", err)
	}
	if n := settings.Get(s, settings.RetryTimes); n != 2 {
		t.Errorf("RETRY_TIMES = %d", n)
	}
}

func TestOverriddenListsWhatDiffersFromItsDefault(t *testing.T) {
	s := settings.New()
	set(t, s, "RETRY_TIMES", 9, settings.Project)
	set(t, s, "CONCURRENT_REQUESTS", 16, settings.Project)
	set(t, s, "MINE", 1, settings.Project)
	set(t, s, "FEEDS", settings.Dict{{Key: "a.json", Value: settings.Dict{}}}, settings.Project)
	if got := s.Overridden(); !maps.Equal(got, map[string]any{"RETRY_TIMES": 9}) {
		t.Errorf("overridden %v", got)
	}
	if got := s.Names(); !slices.Equal(got, []string{"CONCURRENT_REQUESTS", "FEEDS", "MINE", "RETRY_TIMES"}) {
		t.Errorf("names %q", got)
	}
}

func TestSettingsMayBeUsedFromSeveralGoroutines(t *testing.T) {
	s := settings.New()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() { _ = s.Set("RETRY_TIMES", 5, settings.Project) })
		wg.Go(func() { settings.Get(s, settings.RetryTimes) })
		wg.Go(func() { s.Overridden() })
	}
	wg.Wait()
	if n := settings.Get(s, settings.RetryTimes); n != 5 {
		t.Errorf("RETRY_TIMES = %d, want 5", n)
	}
}
