package jsapi

import "github.com/gojscrape/gojscrape/jsapi/loader"

func loaderOptions() loader.Options {
	return loader.Options{Modules: exportedModules(), Instead: instead}
}

// exportedModules are what a script can import besides its own files and packages, and the
// names each exports. A test holds the list to what the runtime has.
func exportedModules() map[string][]string {
	return map[string][]string{
		"gojscrape":     gojscrapeNames,
		"gojscrape/sql": {"connect", "SqlError", "default"},
	}
}

var gojscrapeNames = []string{
	"Spider", "Request", "Response", "TextResponse", "HtmlResponse", "XmlResponse", "JsonResponse",
	"Headers", "Selector", "SelectorList", "signals",
	"NotConfigured", "IgnoreRequest", "DontCloseSpider", "CloseSpider", "StopDownload", "DropItem",
	"NotSupported", "UsageError", "HttpError",
	"DownloadConnectionRefusedError", "CannotResolveHostError", "DownloadTimeoutError", "DownloadCancelledError",
	"DownloadFailedError", "ResponseDataLossError", "UnsupportedURLSchemeError",
	"default",
}

// instead tells what to use for modules of Node that do not exist here.
var instead = map[string]string{
	"node:fs":            "feeds write items to files: -o items.jsonl",
	"node:http":          "yield a Request, or await this.download(url)",
	"node:https":         "yield a Request, or await this.download(url)",
	"node:child_process": "a spider can't start programs",
}
