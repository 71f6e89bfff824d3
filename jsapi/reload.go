package jsapi

import (
	"context"
	"errors"
	"os"
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

// endings are those of files that an import may leave out.
var endings = []string{"", ".js", ".ts", ".mjs", ".mts", ".jsx", ".tsx", ".json", "/index.js", "/index.ts"}

// candidates are the files that an import of path may mean, in folders that there are.
func candidates(path string) (files []string) {
	for _, ending := range endings {
		if info, err := os.Stat(filepath.Dir(path + ending)); err == nil && info.IsDir() {
			files = append(files, path+ending)
		}
	}
	return files
}

// FilesOf are the files that an error of loading a script is about, as absolute paths: those
// with the mistakes, and those that are imported and are not there, as they may be called.
func FilesOf(err error) (files []string) {
	switch err := err.(type) {
	case *loader.Error:
		path, failed := filepath.Abs(err.File)
		if failed != nil || err.File == "" {
			return nil
		}
		files = append(files, path)
		if err.Missing != "" {
			files = append(files, candidates(filepath.Join(filepath.Dir(path), err.Missing))...)
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
