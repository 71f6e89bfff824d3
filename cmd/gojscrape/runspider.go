package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gojscrape/gojscrape/jsapi"
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
	profile            string
	nolog              bool
	permissions        permissionFlags
	watch              watchFlags
	readable           bool // a log for whoever writes the spider
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
	flags.StringVar(&f.profile, "profile", "", "write a CPU profile for go tool pprof to `FILE`")
	f.permissions.register(cmd)
	f.watch.register(cmd)
	flags.StringVar(&f.spider, "spider", "", "`NAME` of the spider, when the file has several")
}

func runSpider(ctx context.Context, file string, flags crawlFlags, stdout, stderr io.Writer) (err error) {
	stop, err := profile(flags.profile)
	if err != nil {
		return failed(err)
	}
	defer func() { err = errors.Join(err, stop()) }()
	set, err := flags.toSettings()
	if err != nil {
		return usage(err)
	}
	args, err := pairs("-a", flags.args)
	if err != nil {
		return usage(err)
	}
	permissions, err := flags.permissions.of(file)
	if err != nil {
		return failed(err)
	}
	opts := jsapi.Options{Spider: flags.spider, Args: args, Settings: set, Permissions: permissions, Frames: isTerminal(stderr)}
	_, err = crawl(ctx, file, opts, output{stdout, stderr}, newReloader(file, opts, flags.watch), nil)
	return err
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
