package feed

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// local is a file on this machine. Its folders are made when they are missing.
type local struct {
	path      string
	overwrite bool // else append
}

func newLocal(path string, overwrite bool, _ io.Writer) (Storage, error) {
	return &local{path, overwrite}, nil
}

// newFile is newLocal for a file: URI, whose path may be percent-encoded.
func newFile(uri string, overwrite bool, _ io.Writer) (Storage, error) {
	_, path, _ := strings.Cut(uri, ":")
	if rest, ok := strings.CutPrefix(path, "//"); ok {
		host, _, _ := strings.Cut(rest, "/")
		if host != "" && host != "localhost" {
			return nil, fmt.Errorf("%s is on the host %q; a file on this machine is file:///path", uri, host)
		}
		path = rest[len(host):]
	}
	return &local{filepath.FromSlash(decodePercent(path)), overwrite}, nil
}

func decodePercent(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if c, err := hex.DecodeString(s[i+1 : i+3]); err == nil {
				b = append(b, c[0])
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}

// Check finds out whether the file could be written, and leaves everything as it was
// but for folders that were missing. What is no regular file (a pipe, a terminal) is
// not touched, since opening it could be noticed.
func (l *local) Check() error {
	info, err := os.Stat(l.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return l.tryNew()
	case err != nil:
		return err
	case info.IsDir():
		return fmt.Errorf("%s is a folder", l.path)
	case !info.Mode().IsRegular():
		return nil
	}
	f, err := os.OpenFile(l.path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

func (l *local) tryNew() error {
	f, err := l.open(os.O_EXCL)
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(l.path))
}

func (l *local) Create(context.Context) (io.WriteCloser, error) {
	mode := os.O_APPEND
	if l.overwrite {
		mode = os.O_TRUNC
	}
	f, err := l.open(mode)
	if err != nil {
		return nil, err
	}
	return newBuffered(f), nil
}

func (l *local) open(mode int) (*os.File, error) {
	if err := os.MkdirAll(filepath.Dir(l.path), 0o777); err != nil {
		return nil, err
	}
	return os.OpenFile(l.path, os.O_WRONLY|os.O_CREATE|mode, 0o666)
}
