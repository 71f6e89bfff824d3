package loader

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// nodeNamespace marks the packages that are taken as Node would take them.
const nodeNamespace = "gojscrape-node"

// wantPage are packages whose entry for browsers wants a page around it (a document, a
// window): they are bundled from the entry that Node has. For all others the browser's
// entry is the better one, as it needs no modules of Node.
var wantPage = []string{"turndown", "joi"}

// nodeBuildPlugin bundles those packages on their own, with the rules of Node: within one
// build esbuild knows only one set of rules.
func nodeBuildPlugin() api.Plugin {
	return api.Plugin{Name: "gojscrape-node", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: `^(` + strings.Join(wantPage, "|") + `)$`}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			found := build.Resolve(args.Path+"/package.json", api.ResolveOptions{Importer: args.Importer, ResolveDir: args.ResolveDir, Kind: args.Kind})
			if len(found.Errors) > 0 {
				return api.OnResolveResult{}, nil // not installed, which esbuild says
			}
			return api.OnResolveResult{Path: entryForNode(found.Path), Namespace: nodeNamespace}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: nodeNamespace}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			return loadForNode(args.Path), nil
		})
	}}
}

// entryForNode reads a package.json: the entry of ES modules, else the main one.
func entryForNode(packageFile string) string {
	var p struct{ Module, Main string }
	if text, err := os.ReadFile(packageFile); err == nil {
		_ = json.Unmarshal(text, &p) // npm has read it, too
	}
	dir := filepath.Dir(packageFile)
	switch {
	case p.Module != "":
		return filepath.Join(dir, p.Module)
	case p.Main != "":
		return filepath.Join(dir, p.Main)
	}
	return filepath.Join(dir, "index.js")
}

func loadForNode(entry string) api.OnLoadResult {
	format := api.FormatCommonJS
	if isModule(entry) {
		format = api.FormatESModule
	}
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{entry},
		Bundle:      true,
		Platform:    api.PlatformNode, // its modules are left for the build around this one
		MainFields:  []string{"module", "main"},
		Format:      format,
		LogLevel:    api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		return api.OnLoadResult{Errors: result.Errors}
	}
	contents := string(result.OutputFiles[0].Contents)
	return api.OnLoadResult{Contents: &contents, ResolveDir: filepath.Dir(entry), Loader: api.LoaderJS}
}
