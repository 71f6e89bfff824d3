package main

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

// newDev is runspider for whoever writes a spider.
func newDev(stdout, stderr io.Writer) *cobra.Command {
	opts := crawlFlags{readable: true}
	opts.watch.on = true
	cmd := &cobra.Command{
		Use:   "dev FILE",
		Short: "Run a spider while you write it: reloads what you save, with a short log",
		Long: `Run a spider while you write it.

It is runspider --watch with a log that is easy to read: from INFO, and with the
time of day only. Pages are not cached: each run fetches them again.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runSpider(cmd.Context(), args[0], opts, stdout, stderr)
		},
	}
	opts.register(cmd)
	return cmd
}

// readableLog is how dev logs unless a project, the spider or the command line says
// otherwise.
var readableLog = map[string]string{
	settings.LogFormat.Name:     "%(asctime)s %(levelname)s: %(message)s",
	settings.LogDateformat.Name: "%H:%M:%S",
	settings.LogLevel.Name:      "INFO",
}

func setReadable(set *settings.Settings) error {
	for _, name := range slices.Sorted(maps.Keys(readableLog)) {
		if err := set.Set(name, readableLog[name], settings.Command); err != nil {
			return fmt.Errorf("the log of dev: %w", err)
		}
	}
	return nil
}
