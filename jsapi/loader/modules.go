package loader

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// namespace marks the modules of the host inside esbuild.
const namespace = "gojscrape"

// required marks the modules of Node that are required: require('events') is a
// function, which the namespace of an ES module can never be.
const required = "?require"

// modulesPlugin serves the modules of the host: small files that re-export the
// members of a global object.
func modulesPlugin(modules map[string][]string) api.Plugin {
	return api.Plugin{Name: "gojscrape-modules", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: `^(gojscrape(/.*)?|(node:)?[a-z0-9_]+(/[a-z0-9_/]+)?)$`},
			func(args api.OnResolveArgs) (api.OnResolveResult, error) {
				name := canonical(args.Path)
				if _, ok := modules[name]; ok {
					result := api.OnResolveResult{Path: name, Namespace: namespace, SideEffects: api.SideEffectsFalse}
					if args.Kind == api.ResolveJSRequireCall && isBuiltin(name) {
						result.Suffix = required
					}
					return result, nil
				}
				if name == "gojscrape" || strings.HasPrefix(name, "gojscrape/") {
					return api.OnResolveResult{}, fmt.Errorf("there is no module %q; there are %s", name, list(modules, "gojscrape"))
				}
				return api.OnResolveResult{}, nil // a package, or a built-in we do not have
			})
		build.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: namespace}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			source := moduleSource(args.Path, modules[args.Path])
			if args.Suffix == required {
				source = fmt.Sprintf("module.exports = globalThis[Symbol.for(%q)];\n", args.Path)
			}
			return api.OnLoadResult{Contents: &source, Loader: api.LoaderJS}, nil
		})
	}}
}

// moduleSource re-exports names. Quoted names may be any string, also reserved words.
func moduleSource(specifier string, names []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "const m = globalThis[Symbol.for(%q)];\n", specifier)
	for i, name := range names {
		value := fmt.Sprintf("m[%q]", name)
		if name == "default" {
			value = "m.default ?? m"
		}
		fmt.Fprintf(&b, "const v%d = %s;\nexport { v%d as %q };\n", i, value, i, name)
	}
	return b.String()
}

// canonical gives a Node built-in its node: prefix.
func canonical(specifier string) string {
	if isBuiltin(specifier) {
		return "node:" + strings.TrimPrefix(specifier, "node:")
	}
	return specifier
}

// isBuiltin reports that Node would serve the specifier itself.
func isBuiltin(specifier string) bool {
	if strings.HasPrefix(specifier, "node:") {
		return true
	}
	root, _, _ := strings.Cut(specifier, "/")
	return slices.Contains(builtins, root)
}

// builtins are the modules of Node that can be imported without node:, from
// its documentation.
var builtins = strings.Fields(`
	assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain
	events fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl
	stream string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib`)

// list names the modules that start with prefix.
func list(modules map[string][]string, prefix string) string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		if strings.HasPrefix(name, prefix) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}
