package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/runtime/crawler"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

func newRunSpider(stdout, stderr io.Writer) *cobra.Command {
	var opts crawlFlags
	cmd := &cobra.Command{
		Use:   "runspider FILE",
		Short: "Run the spider of a file, without a project",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runSpider(cmd.Context(), args[0], opts, stdout, stderr)
		},
	}
	opts.register(cmd)
	return cmd
}

// crawlFlags are the flags of every command that crawls.
type crawlFlags struct {
	args, settings     []string
	outputs, overwrite []string
	level, logfile     string
	spider             string
	nolog              bool
}

func (f *crawlFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVarP(&f.args, "arg", "a", nil, "spider argument, `NAME=VALUE` (repeatable)")
	flags.StringArrayVarP(&f.outputs, "output", "o", nil, "append items to `URI[:FORMAT]`, - is stdout (repeatable)")
	flags.StringArrayVarP(&f.overwrite, "overwrite-output", "O", nil, "write items to `URI[:FORMAT]`, - is stdout (repeatable)")
	flags.StringArrayVarP(&f.settings, "set", "s", nil, "setting, `NAME=VALUE` (repeatable)")
	flags.StringVarP(&f.level, "loglevel", "L", "", "lowest `LEVEL` logged: DEBUG, INFO, WARNING, ERROR or CRITICAL")
	flags.BoolVar(&f.nolog, "nolog", false, "log nothing")
	flags.StringVar(&f.logfile, "logfile", "", "log to `FILE` instead of stderr")
	flags.StringVar(&f.spider, "spider", "", "`NAME` of the spider, when the file has several")
}

func runSpider(ctx context.Context, file string, flags crawlFlags, stdout, stderr io.Writer) error {
	set, err := flags.toSettings()
	if err != nil {
		return usage(err)
	}
	args, err := pairs("-a", flags.args)
	if err != nil {
		return usage(err)
	}
	script, err := openScript(ctx, file, jsapi.Options{Spider: flags.spider, Args: args, Settings: set})
	if err != nil {
		return err
	}
	defer script.Close(context.WithoutCancel(ctx))
	_, err = crawl(ctx, script, set, stdout, stderr, nil)
	return err
}

// openScript loads a spider file. What is wrong with the choice of file or spider is a
// usage error; what is wrong inside the file is a failure.
func openScript(ctx context.Context, file string, opts jsapi.Options) (*jsapi.Script, error) {
	if info, err := os.Stat(file); err != nil || info.IsDir() {
		return nil, usage(fmt.Errorf("there is no file %s", file))
	}
	script, err := jsapi.Open(ctx, file, opts)
	if err == nil {
		return script, nil
	}
	if choice, ok := errors.AsType[*jsapi.ChoiceError](err); ok {
		return nil, usage(choice)
	}
	return nil, failed(err)
}

// crawl runs a script to its end. Started, if not nil, is told of the crawl before it runs.
func crawl(ctx context.Context, script *jsapi.Script, set *settings.Settings, stdout, stderr io.Writer, started func(*crawler.Crawler)) (*crawler.Crawler, error) {
	if err := script.Configure(set); err != nil {
		return nil, failed(err)
	}
	log, closeLog, err := openLog(set, stderr)
	if err != nil {
		return nil, failed(err)
	}
	defer closeLog()
	remark(log, set)

	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	c, err := crawler.New(ctx, script, crawler.Options{Version: version, Settings: set, Log: log, Stdout: stdout})
	if err != nil {
		return nil, failed(err)
	}
	defer onInterrupt(c, log, stop)()
	if started != nil {
		started(c)
	}
	reason, err := c.Run(ctx)
	switch {
	case errors.Is(err, errForced):
		return c, &exitError{exitForced, nil}
	case err != nil:
		return c, failed(err)
	case reason == "start_error":
		return c, failed(errors.New("start() failed: see the log"))
	}
	return c, nil
}

// pairs splits the NAME=VALUE of a repeatable flag.
func pairs(flag string, list []string) (map[string]string, error) {
	out := map[string]string{}
	for _, p := range list {
		name, value, ok := strings.Cut(p, "=")
		if !ok || name == "" {
			return nil, fmt.Errorf("%s %s: it takes NAME=VALUE", flag, p)
		}
		out[name] = value
	}
	return out, nil
}
