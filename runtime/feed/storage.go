package feed

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Storage is where a feed goes. Create opens it; closing the writer stores the feed.
type Storage interface {
	Create(ctx context.Context) (io.WriteCloser, error)
}

// checker is a storage that can tell before the crawl that Create will fail.
type checker interface{ Check() error }

// schemes are the storages there are. The class is Scrapy's, for the keys of stats.
var schemes = []struct {
	scheme, class string
	make          func(uri string, overwrite bool, stdout io.Writer) (Storage, error)
}{
	{"", "FileFeedStorage", newLocal},
	{"file", "FileFeedStorage", newFile},
	{"stdout", "StdoutFeedStorage", newStdout},
}

// newStorage returns the storage of a scheme for a URI, and its class. A scheme that
// does not exist is an error that names those that do.
func newStorage(scheme, uri string, overwrite bool, stdout io.Writer) (s Storage, class string, err error) {
	for _, candidate := range schemes {
		if candidate.scheme == scheme {
			s, err = candidate.make(uri, overwrite, stdout)
			return s, candidate.class, err
		}
	}
	return nil, "", fmt.Errorf("there is no feed storage for %q; use a path, file:///path or stdout: for the standard output", scheme+":")
}

// schemeOf is the scheme of a URI in small letters, "" for a path. One letter is a
// drive of Windows.
func schemeOf(uri string) string {
	m := regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]+):`).FindStringSubmatch(uri)
	if m == nil {
		return ""
	}
	return strings.ToLower(m[1])
}
