package adapter

// spiderNames are the attributes and hooks of a spider that Scrapy knows, in its
// spelling. A class may use either spelling of each, not both.
var spiderNames = []string{
	"name", "start_urls", "allowed_domains", "custom_settings", "handle_httpstatus_list",
	"user_agent", "download_timeout", "download_delay", "http_user", "http_pass", "http_auth_domain",
	"start", "parse", "closed", "from_crawler", "update_settings",
}

// attributeNames are those that components ask for through component.SpiderInfo.
var attributeNames = []string{
	"handle_httpstatus_list", "user_agent", "download_timeout", "download_delay",
}
