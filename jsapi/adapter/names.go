package adapter

import "slices"

// The attributes and hooks of a spider that Scrapy knows, in its spelling. A class may
// use either spelling of each, not both.
var (
	spiderAttributes = []string{
		"name", "start_urls", "allowed_domains", "custom_settings", "handle_httpstatus_list",
		"user_agent", "download_timeout", "download_delay", "download_maxsize", "download_warnsize",
	}
	spiderHooks = []string{"start", "parse", "closed", "from_crawler", "update_settings"}
	spiderNames = slices.Concat(spiderAttributes, spiderHooks)

	// The hooks of item pipelines, downloader and spider middlewares.
	componentHooks = []string{
		"from_crawler", "open_spider", "process_item", "close_spider",
		"process_request", "process_response", "process_exception",
		"process_start", "process_spider_input", "process_spider_output", "process_spider_exception",
	}
)

// attributeNames are those that components ask for through component.SpiderInfo.
var attributeNames = []string{
	"handle_httpstatus_list", "user_agent", "download_timeout", "download_delay",
	"download_maxsize", "download_warnsize",
}
