package crawler

import (
	"io"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/gojscrape/gojscrape/runtime/extension"
	"github.com/gojscrape/gojscrape/runtime/feed"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
)

// The built-in components, each with Scrapy's path and order number: a lower one is
// closer to the engine (https://docs.scrapy.org/en/latest/topics/settings.html).

var downloaderMiddlewares = []component.Ref[downloadermw.Middleware]{
	{Name: "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware", Priority: 50, New: downloadermw.NewOffsite},
	{Name: "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware", Priority: 100, New: downloadermw.NewRobotsTxt},
	{Name: "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware", Priority: 350, New: downloadermw.NewDownloadTimeout},
	{Name: "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware", Priority: 400, New: downloadermw.NewDefaultHeaders},
	{Name: "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware", Priority: 500, New: downloadermw.NewUserAgent},
	{Name: "scrapy.downloadermiddlewares.retry.RetryMiddleware", Priority: 550, New: downloadermw.NewRetry},
	{Name: "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware", Priority: 590, New: downloadermw.NewHttpCompression},
	{Name: "scrapy.downloadermiddlewares.redirect.RedirectMiddleware", Priority: 600, New: newRedirect},
	{Name: "scrapy.downloadermiddlewares.cookies.CookiesMiddleware", Priority: 700, New: downloadermw.NewCookies},
	{Name: "scrapy.downloadermiddlewares.stats.DownloaderStats", Priority: 850, New: downloadermw.NewStats},
}

var spiderMiddlewares = []component.Ref[spidermw.Middleware]{
	{Name: "scrapy.spidermiddlewares.start.StartSpiderMiddleware", Priority: 25, New: spidermw.NewStart},
	{Name: "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware", Priority: 50, New: spidermw.NewHttpError},
	{Name: "scrapy.spidermiddlewares.referer.RefererMiddleware", Priority: 700, New: spidermw.NewReferer},
	{Name: "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware", Priority: 800, New: spidermw.NewUrlLength},
	{Name: "scrapy.spidermiddlewares.depth.DepthMiddleware", Priority: 900, New: spidermw.NewDepth},
}

// stays says that a component is made once for the whole crawl: the extensions, and the
// middlewares that remember sites. The others hold nothing but their settings, so newer
// code gets its own of each.
func stays(name string) bool {
	return strings.HasPrefix(name, "scrapy.extensions.") ||
		name == "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware" ||
		name == "scrapy.downloadermiddlewares.cookies.CookiesMiddleware"
}

// There is no pipeline that runs unless a setting names it.
var itemPipelines []component.Ref[pipeline.Pipeline]

// extensions has the feeds last: they are told of the end of the crawl by the others'
// signals, never the other way round. logCount began to count before there was a crawl.
func extensions(logCount *extension.LogCount, stdout io.Writer) []component.Ref[component.Extension] {
	return []component.Ref[component.Extension]{
		{Name: "scrapy.extensions.corestats.CoreStats", New: extension.NewCoreStats},
		{Name: "scrapy.extensions.logcount.LogCount", New: logCount.New},
		{Name: "scrapy.extensions.memusage.MemoryUsage", New: extension.NewMemoryUsage},
		{Name: "scrapy.extensions.closespider.CloseSpider", New: extension.NewCloseSpider},
		{Name: "scrapy.extensions.feedexport.FeedExporter", New: feed.Extension(stdout)},
		{Name: "scrapy.extensions.logstats.LogStats", New: extension.NewLogStats},
	}
}

// newRedirect gives redirected requests the Referer that the spider middleware gives
// those of callbacks.
func newRedirect(env *component.Env) (downloadermw.Middleware, error) {
	referer, err := spidermw.RefererSetter(env)
	if err != nil {
		return downloadermw.NewRedirect(env)
	}
	return downloadermw.NewRedirectWith(env, referer)
}
