package url

import (
	whatwg "github.com/nlnwa/whatwg-url/url"
)

var getters = map[string]func(*whatwg.Url) string{
	"href":     func(u *whatwg.Url) string { return u.Href(false) },
	"origin":   origin,
	"protocol": (*whatwg.Url).Protocol,
	"username": (*whatwg.Url).Username,
	"password": (*whatwg.Url).Password,
	"host":     (*whatwg.Url).Host,
	"hostname": (*whatwg.Url).Hostname,
	"port":     (*whatwg.Url).Port,
	"pathname": (*whatwg.Url).Pathname,
	"search":   (*whatwg.Url).Search,
	"hash":     (*whatwg.Url).Hash,
}

// setters ignore what the standard has them ignore. A new href is a new record.
var setters = map[string]func(*whatwg.Url, string){
	"protocol": (*whatwg.Url).SetProtocol,
	"username": (*whatwg.Url).SetUsername,
	"password": (*whatwg.Url).SetPassword,
	"host":     (*whatwg.Url).SetHost,
	"hostname": (*whatwg.Url).SetHostname,
	"port":     (*whatwg.Url).SetPort,
	"pathname": (*whatwg.Url).SetPathname,
	"search":   (*whatwg.Url).SetSearch,
	"hash":     (*whatwg.Url).SetHash,
}

// origin serializes the origin of a URL, which is "null" for schemes that have none.
func origin(u *whatwg.Url) string {
	switch u.Scheme() {
	case "http", "https", "ws", "wss", "ftp":
		return u.Protocol() + "//" + u.Host()
	case "blob":
		inner, err := parser.Parse(u.Pathname())
		if err == nil && (inner.Scheme() == "http" || inner.Scheme() == "https") {
			return origin(inner)
		}
	}
	return "null"
}
