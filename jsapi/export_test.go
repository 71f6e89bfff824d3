package jsapi

// GojscrapeNames are the exports of the module "gojscrape".
var GojscrapeNames = gojscrapeNames
