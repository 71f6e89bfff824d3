// Package jsapi opens a spider file and makes of it what a crawl needs: it is the one
// front door to JavaScript. Loader bundles and compiles the file, loop runs it, adapter
// makes its classes look like the roles of the engine.
package jsapi

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/adapter"
	"github.com/gojscrape/gojscrape/jsapi/loader"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules/process"
	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawler"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// Options say which spider of a file to open, and how. The zero value works.
type Options struct {
	Spider   string             // its name, "" when the file has only one
	Args     map[string]string  // what its constructor gets
	Settings *settings.Settings // those known before the spider's own
	Log      *slog.Logger       // of what the file logs before there is a crawl; nil drops it
	Process  process.Options    // what it sees as process.argv, and as process.env instead of what Permissions say

	Frames      bool        // errors in the log show the code around their place; those of the file's top level always do
	Permissions Permissions // what of the machine it may touch

	// Seen, if not nil, is told of the files that a bundle is made of, before it runs.
	Seen func(files []string)
}

func (o *Options) fillDefaults() {
	if o.Settings == nil {
		o.Settings = settings.New()
	}
	if o.Seen == nil {
		o.Seen = func([]string) {}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
}

// ChoiceError says that a file has no spider, or several and no name to choose by.
type ChoiceError struct{ Message string }

func (e *ChoiceError) Error() string { return e.Message }

// Script is an opened spider file.
type Script struct {
	Name   string   // of the spider
	Inputs []string // all files it was made of
	path   string
	opts   Options
	loop   *loop.Loop
	host   *host
	class  *adapter.Class
	spider *adapter.Spider // once there is a crawl
}

var _ crawler.Successor = (*Script)(nil)

// Open loads a file and runs its top level. Mistakes of the file are *loader.Error with
// file, line and a code frame; what its top level throws is a *convert.ScriptError.
func Open(ctx context.Context, path string, opts Options) (*Script, error) {
	opts.fillDefaults()
	boundMatches()
	program, err := loader.Load(path, loaderOptions())
	if err != nil {
		return nil, err
	}
	opts.Seen(program.Inputs)
	s := &Script{path: path, Inputs: program.Inputs, opts: opts, host: newHost(opts)}
	s.host.code = true
	s.loop = loop.New(s.host.loopOptions())
	if err := s.open(ctx, path, program); err != nil {
		return nil, errors.Join(err, s.Close(context.WithoutCancel(ctx)))
	}
	return s, nil
}

func (s *Script) open(ctx context.Context, path string, program *loader.Program) error {
	if _, err := s.loop.Await(ctx, s.host.install(s.loop), discard); err != nil {
		return err
	}
	_, err := s.loop.Await(ctx, program.Run, func(namespace goja.Value) (any, error) {
		classes, err := s.host.spiders(namespace)
		if err != nil {
			return nil, err
		}
		s.class, err = choose(classes, path, s.opts.Spider)
		return nil, err
	})
	if err == nil {
		s.Name = s.class.Name
	}
	return err
}

// choose is the class that runs.
func choose(classes []*adapter.Class, path, name string) (*adapter.Class, error) {
	byName := map[string]*adapter.Class{}
	for _, c := range classes {
		if byName[c.Name] != nil {
			return nil, &ChoiceError{fmt.Sprintf("%s has two spiders %q: give each a name of its own", path, c.Name)}
		}
		byName[c.Name] = c
	}
	names := strings.Join(slices.Sorted(maps.Keys(byName)), ", ")
	switch {
	case len(classes) == 0:
		return nil, &ChoiceError{fmt.Sprintf("no spider in %s: export a class that extends Spider, as in `export default class extends Spider`", path)}
	case name != "" && byName[name] == nil:
		return nil, &ChoiceError{fmt.Sprintf("no spider %q in %s: it has %s", name, path, names)}
	case name != "":
		return byName[name], nil
	case len(classes) > 1:
		return nil, &ChoiceError{fmt.Sprintf("%s has several spiders (%s): choose one with --spider NAME", path, names)}
	}
	return classes[0], nil
}

// Configure writes the settings of the spider's class.
func (s *Script) Configure(set *settings.Settings) error {
	return s.class.Configure(context.Background(), set)
}

// Open makes the spider for a crawl, and names the components that its settings bring.
func (s *Script) Open(ctx context.Context, env *component.Env) (crawler.Parts, error) {
	s.host.begin(env, s.Name, s.loop)
	spider, err := s.class.Open(ctx, env, s.opts.Args, s.host.format)
	if err != nil {
		return crawler.Parts{}, err
	}
	s.spider = spider
	if err := s.loadComponents(ctx, env.Settings); err != nil {
		return crawler.Parts{}, err
	}
	methods, err := spider.Methods(ctx)
	if err != nil {
		return crawler.Parts{}, err
	}
	brought := s.host.adapter.Components()
	return crawler.Parts{
		Spider:                spider,
		DownloaderMiddlewares: brought.DownloaderMiddlewares(env),
		SpiderMiddlewares:     brought.SpiderMiddlewares(env.Settings),
		Pipelines:             brought.Pipelines(env.Settings),
		Extensions:            brought.Extensions(env.Settings),

		Origin: s.host.adapter,
		Has:    func(method string) bool { return methods[method] },
	}, nil
}

// Succeed hands the state of the running spider over to this one.
func (s *Script) Succeed(ctx context.Context, running crawler.Script) error {
	old, ok := running.(*Script)
	if !ok {
		return errors.New("the running spider is not of a script")
	}
	legacy, err := old.spider.Legacy(ctx)
	if left, ok := errors.AsType[*adapter.LeftOut](err); ok {
		s.host.logger().Warn(left.Error())
	} else if err != nil {
		return err
	}
	return s.spider.Inherit(ctx, legacy)
}

// Close ends the runtime, and the connections that it left open. What still runs when
// ctx ends is interrupted.
func (s *Script) Close(ctx context.Context) error {
	return errors.Join(s.loop.Close(ctx), s.host.databases.Close(ctx))
}

// discard is for calls whose value nobody needs.
func discard(goja.Value) (any, error) { return nil, nil }
