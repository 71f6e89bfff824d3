package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/feed"
	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// envPrefix marks the environment variables that are settings, at project level.
const envPrefix = "GOJSCRAPE_"

// toSettings makes the settings of a command line and the environment.
func (f *crawlFlags) toSettings() (*settings.Settings, error) {
	set := settings.New()
	for _, entry := range os.Environ() {
		name, value, _ := strings.Cut(entry, "=")
		if name, ok := strings.CutPrefix(name, envPrefix); ok && name != "" {
			if err := set.Set(name, value, settings.Project); err != nil {
				return nil, fmt.Errorf("environment variable %s%s: %w", envPrefix, name, err)
			}
		}
	}
	values, err := pairs("-s", f.settings)
	if err != nil {
		return nil, err
	}
	if f.level != "" {
		values[settings.LogLevel.Name] = strings.ToUpper(f.level)
	}
	if f.logfile != "" {
		values[settings.LogFile.Name] = f.logfile
	}
	if f.nolog {
		values[settings.LogEnabled.Name] = "False"
	}
	if f.readable {
		if err := setReadable(set); err != nil {
			return nil, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if err := set.Set(name, values[name], settings.Cmdline); err != nil {
			return nil, err
		}
	}
	return set, f.setFeeds(set)
}

// setFeeds turns -o and -O into FEEDS, which replaces that of the project.
func (f *crawlFlags) setFeeds(set *settings.Settings) error {
	feeds, err := feed.CommandLine(f.outputs, f.overwrite)
	if err != nil || feeds == nil {
		return err
	}
	return set.Set(settings.Feeds.Name, feeds, settings.Cmdline)
}

// openLog opens the log that the settings ask for.
func openLog(set *settings.Settings, stderr io.Writer) (*slog.Logger, func() error, error) {
	log, closer, err := logging.Open(set, stderr)
	if err != nil {
		return nil, nil, err
	}
	return log, closer.Close, nil
}

// remark logs what is odd about the settings: misspelt names, and those of Scrapy that
// have no effect here.
func remark(log *slog.Logger, set *settings.Settings) {
	log = log.With("logger", "scrapy.settings")
	for _, r := range set.Remarks() {
		log.Log(context.Background(), r.Level, r.Text)
	}
}
