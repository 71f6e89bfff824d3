package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/pprof"
)

// profile writes where a command spends the processor's time, for `go tool pprof`, until
// stop is called. Scrapy's commands have the same flag for Python's profiler. Without a
// path it does nothing.
func profile(path string) (stop func() error, err error) {
	if path == "" {
		return func() error { return nil }, nil
	}
	file, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("--profile: %w", err)
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return nil, errors.Join(fmt.Errorf("--profile: %w", err), file.Close())
	}
	return func() error {
		pprof.StopCPUProfile()
		return file.Close()
	}, nil
}
