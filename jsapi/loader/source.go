package loader

import (
	"bytes"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// sourcePlugin adds to the author's files what bundles need of them, on their first line
// and after their last, so that lines keep their numbers: what import.meta is, and that
// the file tells the runtime of its exports. Packages are left as they are but for the first.
func sourcePlugin(register bool) api.Plugin {
	return api.Plugin{Name: "gojscrape-source", Setup: func(build api.PluginBuild) {
		build.OnLoad(api.OnLoadOptions{Filter: `\.[cm]?[jt]sx?$`, Namespace: "file"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			source, err := os.ReadFile(args.Path)
			if err != nil {
				return api.OnLoadResult{}, nil // esbuild reads it itself and reports errors with their place
			}
			before, after := "", ""
			if bytes.Contains(source, []byte("import.meta")) {
				before = declareMeta(args.Path)
			}
			if register && !isPackage(args.Path) {
				after = registration(args.Path, source)
			}
			if before == "" && after == "" {
				return api.OnLoadResult{}, nil
			}
			if before != "" && bytes.HasPrefix(source, []byte("#!")) {
				before += "//"
			}
			contents := before + string(source) + after
			return api.OnLoadResult{Contents: &contents, ResolveDir: filepath.Dir(args.Path), Loader: api.LoaderDefault}, nil
		})
	}}
}
