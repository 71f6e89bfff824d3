package jsapi

import (
	"maps"
	"os"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loader"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules/node"
	"github.com/gojscrape/gojscrape/jsapi/modules/permit"
	"github.com/gojscrape/gojscrape/jsapi/modules/process"
)

// Permissions are what of the machine a script may touch. The zero value permits nothing.
type Permissions = permit.Permissions

// ProjectPermissions are those of a spider that somebody starts themselves: its project
// folder and the environment.
func ProjectPermissions(file string) (Permissions, error) { return permit.Project(file) }

// installNode makes the modules of Node.
func (h *host) installNode(rt *goja.Runtime, l *loop.Loop) error {
	return node.Install(rt, l, node.Options{Permissions: h.opts.Permissions})
}

// process is what the script may know of the process: the options say so, else the
// permissions do.
func (h *host) process() process.Options {
	o := h.opts.Process
	if o.Env == nil {
		o.Env = h.opts.Permissions.Environ(os.Environ())
	}
	return o
}

func loaderOptions() loader.Options {
	return loader.Options{Modules: exportedModules(), Instead: node.Instead()}
}

// exportedModules are what a script can import besides its own files and packages, and the
// names each exports. A test holds the list to what the runtime has.
func exportedModules() map[string][]string {
	list := map[string][]string{
		"gojscrape":     gojscrapeNames,
		"gojscrape/sql": {"connect", "SqlError", "default"},
	}
	maps.Copy(list, node.Exports())
	return list
}

var gojscrapeNames = []string{
	"Spider", "Request", "Response", "TextResponse", "HtmlResponse", "XmlResponse", "JsonResponse",
	"Headers", "Selector", "SelectorList", "NO_CALLBACK", "signals",
	"NotConfigured", "IgnoreRequest", "DontCloseSpider", "CloseSpider", "StopDownload", "DropItem",
	"NotSupported", "UsageError", "HttpError",
	"DownloadConnectionRefusedError", "CannotResolveHostError", "DownloadTimeoutError", "DownloadCancelledError",
	"DownloadFailedError", "ResponseDataLossError", "UnsupportedURLSchemeError",
	"default",
}
