package loader

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// metaVariable is what import.meta becomes in a bundle.
const metaVariable = "$importMeta"

// metaPlugin declares that variable in the files that mention import.meta. It
// does so on their first line, so that lines keep their numbers.
func metaPlugin() api.Plugin {
	return api.Plugin{Name: "gojscrape-import-meta", Setup: func(build api.PluginBuild) {
		build.OnLoad(api.OnLoadOptions{Filter: `\.[cm]?[jt]sx?$`, Namespace: "file"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			source, err := os.ReadFile(args.Path)
			if err != nil || !bytes.Contains(source, []byte("import.meta")) {
				return api.OnLoadResult{}, nil // esbuild reads it itself and reports errors with their place
			}
			if bytes.HasPrefix(source, []byte("#!")) {
				source = append([]byte("//"), source...)
			}
			contents := declareMeta(args.Path) + string(source)
			return api.OnLoadResult{Contents: &contents, ResolveDir: filepath.Dir(args.Path), Loader: api.LoaderDefault}, nil
		})
	}}
}

func declareMeta(path string) string {
	quote := func(s string) string {
		b, _ := json.Marshal(s) // a string always marshals
		return string(b)
	}
	return fmt.Sprintf("const %s = {url: %s, filename: %s, dirname: %s}; ", metaVariable,
		quote("file://"+filepath.ToSlash(path)), quote(path), quote(filepath.Dir(path)))
}
