package jsapi

// GojscrapeNames are the exports of the module "gojscrape".
var GojscrapeNames = gojscrapeNames

// LoaderOptions are the modules that a spider can import.
var LoaderOptions = loaderOptions
