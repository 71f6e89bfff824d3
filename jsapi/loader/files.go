package loader

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/dop251/goja"
	"github.com/evanw/esbuild/pkg/api"
)

// A file runs once in a runtime, though the spider and each component that a setting
// names by its path are bundled on their own. Each file of the author's ends by putting
// its exports into an object of the runtime, under its absolute path; a later bundle takes
// them from there (Options.Files) and leaves the file out.
const filesVariable = "$gojscrapeFiles" // that object, in a bundle

// A file of ES modules imports itself, for the namespace object whose members are live. To
// import is what makes a file an ES module, so one of CommonJS must not.
const (
	registerModule   = "\n;import * as $gojscrapeSelf from %[2]s; " + filesVariable + "[%[1]s] = {module: $gojscrapeSelf};"
	registerCommonJS = "\n;" + filesVariable + "[%[1]s] = {commonjs: module.exports};"
)

var (
	esmWords = regexp.MustCompile(`\b(import|export)\b`)
	cjsWords = regexp.MustCompile(`\bmodule\s*[.\[]|\bexports\s*[.\[=]`)
)

// registration is what stands behind the last line of a file.
func registration(path string, source []byte) string {
	esm, cjs := esmWords.Match(source), cjsWords.Match(source)
	if esm && cjs { // one of them is in a comment or a text
		esm = isModule(path)
	}
	switch {
	case esm:
		return fmt.Sprintf(registerModule, quote(path), quote(path))
	case cjs:
		return fmt.Sprintf(registerCommonJS, quote(path))
	}
	return "" // it exports nothing
}

// isModule lets esbuild say whether a file is one of ES modules.
func isModule(path string) bool {
	result := api.Build(api.BuildOptions{EntryPoints: []string{path}, Outdir: filepath.Dir(path), Metafile: true, LogLevel: api.LogLevelSilent})
	meta, err := readMeta(result.Metafile)
	if err != nil {
		return false
	}
	for _, input := range meta.Inputs {
		return input.Format == "esm"
	}
	return false
}

// isPackage says that a file is not the author's. To register it would keep all of it in
// the bundle, used or not.
func isPackage(path string) bool {
	return slices.Contains(strings.Split(filepath.ToSlash(path), "/"), "node_modules")
}

// Names of the plugin's namespaces: a file as its importers see it, and what is behind it.
const (
	fileNamespace = "gojscrape-file"
	liveNamespace = "gojscrape-live"
	// noExtension ends a path in them: esbuild takes .mjs and .cjs at their word.
	noExtension = "?"
)

// filesPlugin serves the files that the runtime has run already. The members of a CommonJS
// module are read where they are used, which keeps them live; the ES module in between
// makes sure that default is what the file exports by that name, whoever imports it.
func filesPlugin(files map[string][]string) api.Plugin {
	return api.Plugin{Name: "gojscrape-files", Setup: func(build api.PluginBuild) {
		if len(files) == 0 {
			return
		}
		build.OnResolve(api.OnResolveOptions{Filter: `.*`}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			if args.PluginData == fileNamespace {
				return api.OnResolveResult{}, nil // asked below
			}
			if args.Namespace == fileNamespace {
				return api.OnResolveResult{Path: args.Path, Namespace: liveNamespace}, nil
			}
			found := build.Resolve(args.Path, api.ResolveOptions{
				Importer: args.Importer, Namespace: args.Namespace, ResolveDir: args.ResolveDir, Kind: args.Kind, PluginData: fileNamespace,
			})
			names, ok := files[found.Path]
			switch {
			case len(found.Errors) > 0 || !ok || found.Namespace != "file":
				return api.OnResolveResult{}, nil
			case names == nil:
				return api.OnResolveResult{Path: found.Path + noExtension, Namespace: liveNamespace}, nil
			}
			return api.OnResolveResult{Path: found.Path + noExtension, Namespace: fileNamespace}, nil
		})
		serve(build, fileNamespace, func(path string) string {
			list := make([]string, len(files[path]))
			for i, name := range files[path] {
				list[i] = quote(name)
			}
			return fmt.Sprintf("export { %s } from %s", strings.Join(list, ", "), quote(path+noExtension))
		})
		serve(build, liveNamespace, func(path string) string { return liveSource(path, files[path]) })
	}}
}

func serve(build api.PluginBuild, namespace string, source func(path string) string) {
	build.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: namespace}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
		contents := source(strings.TrimSuffix(args.Path, noExtension))
		return api.OnLoadResult{Contents: &contents, Loader: api.LoaderJS}, nil
	})
}

// liveSource is a CommonJS module with the exports of a file; names are nil if it is one itself.
func liveSource(path string, names []string) string {
	if names == nil {
		return fmt.Sprintf("module.exports = %s[%s].commonjs", filesVariable, quote(path))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "const file = %s[%s].module;\nObject.defineProperty(exports, '__esModule', { value: true });\n", filesVariable, quote(path))
	for _, name := range names {
		fmt.Fprintf(&b, "Object.defineProperty(exports, %[1]s, { enumerable: true, get: () => file[%[1]s] });\n", quote(name))
	}
	return b.String()
}

// Files are the files that a runtime has run, by absolute path, with the names that each
// exports: what Options.Files of the next bundle for that runtime takes.
func Files(rt *goja.Runtime) (map[string][]string, error) {
	object, err := filesOf(rt)
	if err != nil {
		return nil, err
	}
	files := map[string][]string{}
	for _, path := range object.Keys() {
		files[path] = nil
		if module, ok := object.Get(path).ToObject(rt).Get("module").(*goja.Object); ok {
			files[path] = append([]string{}, module.Keys()...)
		}
	}
	return files, nil
}

// filesOf is the object of a runtime that holds the exports of its files.
func filesOf(rt *goja.Runtime) (*goja.Object, error) {
	v, err := rt.RunString(`globalThis[Symbol.for("gojscrape:files")] ??= Object.create(null)`)
	if err != nil {
		return nil, err
	}
	return v.ToObject(rt), nil
}
