package fs

import (
	"errors"
	"io/fs"
	"os"

	"github.com/gojscrape/gojscrape/jsapi/modules/permit"
)

// folder is what is done inside of a folder. *os.Root is one.
type folder interface {
	OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error)
	Mkdir(name string, perm fs.FileMode) error
	MkdirAll(name string, perm fs.FileMode) error
	Stat(name string) (fs.FileInfo, error)
	Lstat(name string) (fs.FileInfo, error)
	Remove(name string) error
	RemoveAll(name string) error
	Rename(from, to string) error
	Close() error
}

// whole is the folder of those who may do everything. os.Root would not follow
// links to absolute paths.
type whole struct{}

func (whole) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	return os.OpenFile(name, flag, perm)
}
func (whole) Mkdir(name string, perm fs.FileMode) error    { return os.Mkdir(name, perm) }
func (whole) MkdirAll(name string, perm fs.FileMode) error { return os.MkdirAll(name, perm) }
func (whole) Stat(name string) (fs.FileInfo, error)        { return os.Stat(name) }
func (whole) Lstat(name string) (fs.FileInfo, error)       { return os.Lstat(name) }
func (whole) Remove(name string) error                     { return os.Remove(name) }
func (whole) RemoveAll(name string) error                  { return os.RemoveAll(name) }
func (whole) Rename(from, to string) error                 { return os.Rename(from, to) }
func (whole) Close() error                                 { return nil }

// disk is the files that are permitted.
type disk struct{ permissions permit.Permissions }

// in calls fn with the folder that permits access to a path, and the name of
// the path in it. Errors are *failure, with syscall as the name of the call.
func (d *disk) in(access permit.Access, p path, syscall string, fn func(f folder, name string) error) error {
	place, err := d.permissions.Locate(access, p.absolute)
	if err != nil {
		return &failure{syscall: syscall, path: p.given, err: err}
	}
	f, err := open(place)
	if err != nil {
		return &failure{syscall: syscall, path: p.given, err: err}
	}
	defer f.Close()
	if err := fn(f, place.Name); err != nil {
		return &failure{syscall: syscall, path: p.given, err: d.explain(access, p, err)}
	}
	return nil
}

func open(place permit.Place) (folder, error) {
	if place.Root == "" {
		return whole{}, nil
	}
	return os.OpenRoot(place.Root)
}

// escape is what os.Root says of links that lead out of it; it has no name for it.
const escape = "path escapes from parent"

func escapes(err error) bool {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err.Error() == escape
	}
	e, ok := errors.AsType[*os.LinkError](err)
	return ok && e.Err.Error() == escape
}

// explain says of a link that leads out of what is permitted that it does.
func (d *disk) explain(access permit.Access, p path, err error) error {
	if !escapes(err) {
		return err
	}
	denied := &permit.Denied{Access: access, Path: p.absolute, Folders: d.permissions.Read, Link: true}
	if access == permit.Write {
		denied.Folders = d.permissions.Write
	}
	return denied
}
