package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// version is that of the next release.
const version = "0.1.0"

func newVersion(stdout io.Writer) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(stdout, "gojscrape "+version)
			return err
		},
	}
}
