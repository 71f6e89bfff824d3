package adapter

// SpiderNames are the attributes and hooks of a spider under Scrapy's names.
var SpiderNames = spiderNames
