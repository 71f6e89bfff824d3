package jsapi

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loader"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// loadComponents loads the classes that settings name by paths such as
// './pipelines.js#Price'. A file runs once, whoever imports it: the spider, other
// components, or several settings.
func (s *Script) loadComponents(ctx context.Context, set *settings.Settings) error {
	modules := map[string]*goja.Object{}
	for _, key := range settings.ComponentKeys() {
		named := settings.Get(set, key)
		for name, order := range named.All() {
			path, class, isPath := strings.Cut(name, "#")
			if !isPath || order == nil {
				continue
			}
			if err := s.loadComponent(ctx, modules, name, path, class); err != nil {
				return fmt.Errorf("setting %s: %w", key.Name, err)
			}
		}
		if err := s.host.adapter.Components().CheckTwice(named); err != nil {
			return fmt.Errorf("setting %s: %w", key.Name, err)
		}
	}
	return nil
}

func (s *Script) loadComponent(ctx context.Context, modules map[string]*goja.Object, name, path, class string) error {
	file, err := s.find(path)
	if err != nil {
		return fmt.Errorf("component %s: %w", name, err)
	}
	if modules[file] == nil {
		if modules[file], err = s.loadModule(ctx, file); err != nil {
			return err
		}
	}
	_, err = s.loop.Await(ctx, func(*goja.Runtime) (goja.Value, error) {
		cls := modules[file].Get(class)
		if cls == nil || goja.IsUndefined(cls) {
			return nil, fmt.Errorf("component %s: %s exports no %q; it exports %s", name, path, class, strings.Join(modules[file].Keys(), ", "))
		}
		return goja.Undefined(), s.host.adapter.Components().Load(name, cls)
	}, discard)
	return err
}

// find looks for a component's file beside the spider's file and in the working directory.
func (s *Script) find(path string) (string, error) {
	var looked []string
	for _, dir := range []string{filepath.Dir(s.path), "."} {
		file, err := filepath.Abs(filepath.Join(dir, path))
		if err != nil {
			return "", err
		}
		if _, err := os.Stat(file); err == nil {
			return file, nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		looked = append(looked, file)
	}
	return "", fmt.Errorf("there is no file %s", strings.Join(looked, " or "))
}

// loadModule returns the exports of a file, which runs unless it has run already.
func (s *Script) loadModule(ctx context.Context, file string) (*goja.Object, error) {
	opts := loaderOptions()
	_, err := s.loop.Await(ctx, func(rt *goja.Runtime) (_ goja.Value, err error) {
		opts.Files, err = loader.Files(rt)
		return goja.Undefined(), err
	}, discard)
	if err != nil {
		return nil, err
	}
	program, err := loader.Load(file, opts)
	if err != nil {
		return nil, err
	}
	s.Inputs = append(s.Inputs, program.Inputs...)
	s.opts.Seen(program.Inputs)
	v, err := s.loop.Await(ctx, program.Run, func(v goja.Value) (any, error) { return v, nil })
	if err != nil {
		return nil, err
	}
	return v.(*goja.Object), nil
}
