// Command gojscrape runs spiders written in JavaScript or TypeScript.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // the crawl could not start or failed
	exitUsage  = 2
	exitForced = 130 // interrupted twice
)

func main() {
	// net/http complains of servers here. What it says is of no use to the author of a
	// spider, and the log has a format to keep.
	log.SetOutput(io.Discard)
	os.Exit(execute(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}

// execute is main without the process around it.
func execute(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRoot(stdout, stderr)
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	var code *exitError
	if !errors.As(err, &code) {
		// What cobra itself refuses is a wrong command line.
		code = usage(err)
	}
	if code.err != nil {
		fmt.Fprintln(stderr, "gojscrape: "+code.err.Error())
	}
	return code.code
}

func newRoot(stdout, stderr io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:           "gojscrape",
		Short:         "Scrapy-compatible spiders in JavaScript, in one binary",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("unknown command %q: see gojscrape --help", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.AddCommand(newRunSpider(stdout, stderr), newDev(stdout, stderr), newDemo(stdout, stderr), newTypes(stdout), newTest(stdout), newVersion(stdout))
	return root
}

// exitError ends the program with a code; err is what to say, if anything.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

func usage(err error) *exitError  { return &exitError{exitUsage, err} }
func failed(err error) *exitError { return &exitError{exitFailed, err} }
