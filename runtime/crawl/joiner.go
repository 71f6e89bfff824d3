package crawl

import (
	"errors"
	"strings"

	urlerrors "github.com/nlnwa/whatwg-url/errors"
	whatwg "github.com/nlnwa/whatwg-url/url"
)

// joiner resolves references against one base URL. A page has many links, and the
// standard's parser takes 10 µs for each; so the common shapes, as "/a/b" and
// "../a.html?x=1", are put together from the pieces of the base.
type joiner struct {
	base         *whatwg.Url // nil when the base is no valid URL
	root, folder string      // "http://e.com" and "http://e.com/a/"; "" for other schemes
}

func newJoiner(base string) joiner {
	u, err := whatwg.Parse(base)
	if err != nil {
		return joiner{}
	}
	j := joiner{base: u}
	if scheme := u.Scheme(); scheme == "http" || scheme == "https" {
		href, _, _ := strings.Cut(u.Href(true), "?")
		host := len(scheme) + len("://")
		j.root = href[:host+strings.IndexByte(href[host:], '/')]
		j.folder = href[:strings.LastIndexByte(href, '/')+1]
	}
	return j
}

// join makes ref absolute. Without a base only a whole URL is valid.
func (j joiner) join(ref string) (string, error) {
	if url, ok := j.joinPlain(ref); ok {
		return url, nil
	}
	var u *whatwg.Url
	var err error
	if j.base != nil {
		u, err = j.base.Parse(ref)
	} else {
		u, err = whatwg.Parse(ref)
	}
	if err != nil {
		return "", withoutURL(err)
	}
	return u.Href(false), nil
}

// withoutURL leaves the URL, which may hold a password, out of an error of the parser.
func withoutURL(err error) error {
	if invalid, ok := errors.AsType[*urlerrors.ValidationError](err); ok {
		return errors.New(string(invalid.Type()))
	}
	return err
}

// joinPlain joins references of which the standard would change no byte; ok is false
// for any other.
func (j joiner) joinPlain(ref string) (url string, ok bool) {
	path, rest := ref, ""
	if i := strings.IndexAny(ref, "?#"); i >= 0 {
		path, rest = ref[:i], ref[i:]
	}
	if j.root == "" || path == "" || strings.HasPrefix(path, "//") || !plainPath.holds(path) || !plainRest.holds(rest) {
		return "", false
	}
	folder := j.folder
	for strings.HasPrefix(path, "../") {
		path, folder = path[len("../"):], j.parent(folder)
	}
	if strings.HasPrefix(path, ".") || strings.Contains(path, "/.") {
		return "", false // perhaps "./"
	}
	if strings.HasPrefix(ref, "/") {
		return j.root + ref, true
	}
	return folder + path + rest, true
}

// parent returns the folder above; the root has none above it.
func (j joiner) parent(folder string) string {
	if len(folder) <= len(j.root)+1 {
		return folder
	}
	return folder[:strings.LastIndexByte(folder[:len(folder)-1], '/')+1]
}

// What the standard leaves alone. A colon could end a scheme and a percent sign begin
// an escaped dot, so a plain path has neither.
var (
	plainPath = newByteSet(unreserved + "!$&()*+,;=@/")
	plainRest = newByteSet(unreserved + "!$&()*+,;=@/:?%#")
)
