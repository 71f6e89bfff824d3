package loader

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// The bundle is one function expression around what esbuild makes. esbuild's
// own wrapper (IIFE) refuses top-level await; the ESM format does not, and has
// no export statements as long as the entry exports nothing. So the entry is a
// stub that puts the namespace of the script into a variable of ours.
const (
	header = "(async function(require, " + filesVariable + "){var $module;"
	footer = "return $module})"
	stub   = "import * as module from %s; $module = module"
	entry  = "gojscrape:entry"
)

// lowered lists what ES2022 or later has and goja has not.
var lowered = map[string]bool{
	"async-generator":                 false,
	"for-await":                       false,
	"dynamic-import":                  false,
	"import-meta":                     false,
	"regexp-match-indices":            false,
	"regexp-set-notation":             false,
	"regexp-unicode-property-escapes": false,
	"top-level-await":                 true, // the wrapper is an async function
}

// buildOptions is the recipe. Output file and maps are relative to dir.
func buildOptions(path string, opts Options) api.BuildOptions {
	return api.BuildOptions{
		Stdin:          &api.StdinOptions{Contents: strings.Replace(stub, "%s", quote(path), 1), Sourcefile: entry, ResolveDir: opts.Dir},
		AbsWorkingDir:  opts.Dir,
		Outfile:        filepath.Join(opts.Dir, "bundle.js"),
		Bundle:         true,
		Metafile:       true,
		Format:         api.FormatESModule,
		Target:         api.ES2022,
		Supported:      lowered,
		Platform:       api.PlatformBrowser,
		MainFields:     []string{"browser", "module", "main"},
		Conditions:     []string{"gojscrape", "browser"}, // esbuild adds import or require itself
		Charset:        api.CharsetUTF8,
		LegalComments:  api.LegalCommentsNone,
		Sourcemap:      api.SourceMapExternal,
		SourcesContent: api.SourcesContentExclude,
		LogLevel:       api.LogLevelSilent,
		Banner:         map[string]string{"js": header},
		Footer:         map[string]string{"js": footer},
		Define:         map[string]string{"process.env.NODE_ENV": `"production"`, "import.meta": metaVariable},
		Plugins:        plugins(opts, true),
	}
}

func plugins(opts Options, register bool) []api.Plugin {
	return []api.Plugin{modulesPlugin(opts.Modules), filesPlugin(opts.Files), nodeBuildPlugin(), sourcePlugin(register)}
}

func bundle(path string, opts Options) (*Program, error) {
	build := buildOptions(path, opts)
	result := api.Build(build)
	if len(result.Errors) > 0 {
		// What is missing at the end of a file is missing before the line we added: errors
		// are those of the files as they are.
		build.Plugins = plugins(opts, false)
		if plain := api.Build(build); len(plain.Errors) > 0 {
			result = plain
		}
		return nil, buildError(result.Errors, build, opts)
	}
	var code, sourceMap []byte
	for _, f := range result.OutputFiles {
		switch filepath.Ext(f.Path) {
		case ".js":
			code = f.Contents
		case ".map":
			sourceMap = f.Contents
		}
	}
	meta, err := readMeta(result.Metafile)
	if err != nil {
		return nil, err
	}
	program := &Program{Inputs: meta.files(opts.Dir), Size: len(code)}
	for _, m := range result.Warnings {
		program.Warnings = append(program.Warnings, newError(m, opts.Dir))
	}
	program.code, err = compile(string(code), sourceMap)
	return program, err
}

// metafile is the part of esbuild's metafile that we read.
type metafile struct {
	Inputs map[string]struct {
		Format  string `json:"format"` // "esm", "cjs" or, of a file that is neither, ""
		Imports []struct {
			Path     string `json:"path"`
			External bool   `json:"external"`
		} `json:"imports"`
	} `json:"inputs"`
}

func readMeta(text string) (m metafile, err error) {
	err = json.Unmarshal([]byte(text), &m)
	return m, err
}

// virtual are the namespaces of the modules that are no files.
var virtual = []string{namespace, fileNamespace, liveNamespace, nodeNamespace}

// files returns the real files among the inputs.
func (m metafile) files(dir string) []string {
	var files []string
	for name := range m.Inputs {
		if prefix, _, _ := strings.Cut(name, ":"); name == entry || slices.Contains(virtual, prefix) {
			continue
		}
		files = append(files, filepath.Join(dir, name))
	}
	slices.Sort(files)
	return files
}

// chain returns how the entry comes to import target, the shortest way first.
func (m metafile) chain(target string) []string {
	from := map[string]string{entry: ""}
	queue := []string{entry}
	for len(queue) > 0 {
		file := queue[0]
		queue = queue[1:]
		for _, imp := range m.Inputs[file].Imports {
			if _, seen := from[imp.Path]; seen {
				continue
			}
			from[imp.Path] = file
			if imp.External && imp.Path == target {
				return trace(from, target)
			}
			queue = append(queue, imp.Path)
		}
	}
	return nil
}

func trace(from map[string]string, target string) []string {
	var chain []string
	for file := target; file != entry; file = from[file] {
		chain = append(chain, file)
	}
	slices.Reverse(chain)
	return chain
}
