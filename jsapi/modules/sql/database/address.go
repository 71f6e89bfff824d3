package database

import (
	"context"
	"errors"
	"fmt"
	neturl "net/url"
	"strings"

	whatwg "github.com/nlnwa/whatwg-url/url"
)

// address is a URL that was found to name a kind of database.
type address struct {
	url      string
	redacted string
	open     func(ctx context.Context, o Options) (*DB, error)
}

func parseAddress(url string) (*address, error) {
	a := &address{url: url, redacted: Redact(url)}
	scheme, rest, _ := strings.Cut(url, ":")
	switch scheme {
	case "sqlite":
		if strings.HasPrefix(rest, "//") {
			return nil, &Error{Code: CodeURL, Message: fmt.Sprintf("%s: write sqlite:file.db for a path from the project, sqlite:/path/file.db for an absolute one", url)}
		}
		a.open = a.openSQLite
	case "postgres", "postgresql":
		a.open = a.openPostgres
	case "mysql", "mariadb":
		a.open = a.openMySQL
	default:
		return nil, &Error{Code: CodeURL, Message: fmt.Sprintf("%q names no database: a URL begins with sqlite:, postgres:// or mysql://", scheme+":")}
	}
	return a, nil
}

// Redact is a URL with *** for its passwords. It reads the text as it is, for one
// that is no valid URL may hold a password too, and rather hides too much.
func Redact(url string) string {
	scheme, rest, found := strings.Cut(url, "://")
	if !found {
		return url
	}
	user, server := "", rest
	if at := strings.LastIndex(rest, "@"); at >= 0 {
		user, server = rest[:at], rest[at:]
	} else if name, port, _ := strings.Cut(rest, ":"); !startsAsPort(port) && !strings.HasPrefix(rest, "[") {
		user, server = name+":"+port, ""
	}
	if name, _, has := strings.Cut(user, ":"); has {
		user = name + ":***"
	}
	return scheme + "://" + user + redactQuery(server)
}

// startsAsPort reports that what follows a colon is a port, and not the password of
// a URL that lacks its @.
func startsAsPort(text string) bool {
	port, _, _ := strings.Cut(text, "/")
	port, _, _ = strings.Cut(port, "?")
	return strings.Trim(port, "0123456789") == ""
}

func redactQuery(text string) string {
	head, query, found := strings.Cut(text, "?")
	if !found {
		return text
	}
	parts := strings.Split(query, "&")
	for i, part := range parts {
		if name, _, _ := strings.Cut(part, "="); strings.Contains(strings.ToLower(name), "passw") {
			parts[i] = name + "=***"
		}
	}
	return head + "?" + strings.Join(parts, "&")
}

// credentials are the parts of a URL that names a server.
type credentials struct {
	user, password, host, port, name, query string
}

func (a *address) credentials() (credentials, error) {
	u, err := whatwg.Parse(a.url)
	if err != nil || u.Hostname() == "" {
		return credentials{}, errors.New("this is not a valid URL: special characters of a password must be escaped, as encodeURIComponent() does")
	}
	return credentials{
		user:     unescape(u.Username()),
		password: unescape(u.Password()),
		host:     strings.Trim(u.Hostname(), "[]"),
		port:     u.Port(),
		name:     unescape(strings.TrimPrefix(u.Pathname(), "/")),
		query:    strings.TrimPrefix(u.Search(), "?"),
	}, nil
}

// password is that of the URL, if it can be read.
func (a *address) password() string {
	to, err := a.credentials()
	if err != nil {
		return ""
	}
	return to.password
}

func unescape(part string) string {
	if plain, err := neturl.PathUnescape(part); err == nil {
		return plain
	}
	return part
}
