package main

import (
	"github.com/spf13/cobra"

	"github.com/gojscrape/gojscrape/jsapi"
)

// permissionFlags are the flags that say what of the machine a spider may touch.
type permissionFlags struct {
	read, write, env []string
	all              bool
	cmd              *cobra.Command
}

func (f *permissionFlags) register(cmd *cobra.Command) {
	f.cmd = cmd
	flags := cmd.Flags()
	flags.StringArrayVar(&f.read, "allow-read", nil, "let the spider read `DIR` too, besides its project folder (repeatable)")
	flags.StringArrayVar(&f.write, "allow-write", nil, "let the spider write to `DIR` too, besides its project folder (repeatable)")
	flags.StringSliceVar(&f.env, "allow-env", nil, "show the spider only these `NAMES` of the environment, with commas between them")
	flags.BoolVar(&f.all, "allow-all", false, "let the spider read and write everywhere")
}

// of are the permissions of the spider in a file.
func (f *permissionFlags) of(file string) (jsapi.Permissions, error) {
	p, err := jsapi.ProjectPermissions(file)
	if err != nil {
		return p, err
	}
	p.All = f.all
	p.Read = append(p.Read, f.read...)
	p.Write = append(p.Write, f.write...)
	if f.cmd.Flags().Changed("allow-env") {
		p.Env = f.env
	}
	return p, nil
}
