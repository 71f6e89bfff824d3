package jsapi

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/gojscrape/gojscrape/jsapi/loader"
	"github.com/gojscrape/gojscrape/runtime/crawler"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// Reopen is how a crawl loads newer code of a file. The settings of the options are those
// that were known before the spider's own: each version of the code writes to a copy.
func Reopen(path string, opts Options) crawler.Load {
	opts.fillDefaults()
	base := opts.Settings
	return func(ctx context.Context) (crawler.Successor, *settings.Settings, error) {
		opts := opts
		opts.Settings = base.Clone()
		s, err := Open(ctx, path, opts)
		if err != nil {
			return nil, nil, err
		}
		if err := s.Configure(opts.Settings); err != nil {
			return nil, nil, errors.Join(err, s.Close(context.WithoutCancel(ctx)))
		}
		return s, opts.Settings, nil
	}
}

// FilesOf are the files that an error of loading a script is about, as absolute paths.
func FilesOf(err error) (files []string) {
	switch err := err.(type) {
	case *loader.Error:
		if path, failed := filepath.Abs(err.File); failed == nil && err.File != "" {
			files = append(files, path)
		}
	case interface{ Unwrap() []error }:
		for _, inner := range err.Unwrap() {
			files = append(files, FilesOf(inner)...)
		}
	case interface{ Unwrap() error }:
		return FilesOf(err.Unwrap())
	}
	return files
}
