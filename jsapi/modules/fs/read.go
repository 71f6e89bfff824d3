package fs

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/permit"
)

// maxFile is the size of the largest file that can be read at once, as in Node.
const maxFile = 1 << 31

var errTooLarge = errors.New("the file is larger than 2 GiB, which is the most that can be read at once")

// read is native.read(sync, path, flag): an ArrayBuffer.
func (m *module) read(c goja.FunctionCall) goja.Value {
	p, flag := pathOf(c.Argument(1)), m.flagOf(c.Argument(2))
	return m.do(c, func(ctx context.Context) (func(*goja.Runtime) goja.Value, error) {
		var content []byte
		access := permit.Read
		if flag&(os.O_CREATE|os.O_TRUNC) != 0 {
			access = permit.Write
		}
		err := m.disk.in(access, p, "open", func(f folder, name string) (err error) {
			content, err = readAll(ctx, f, name, flag)
			return err
		})
		return func(rt *goja.Runtime) goja.Value { return rt.ToValue(rt.NewArrayBuffer(content)) }, err
	})
}

// readAll reads a file. It does not open what would keep it waiting, a pipe say.
func readAll(ctx context.Context, f folder, name string, flag int) ([]byte, error) {
	info, err := f.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return nil, syscall.EISDIR
	case err == nil && !info.Mode().IsRegular():
		return nil, syscall.EINVAL
	case err == nil && info.Size() >= maxFile:
		return nil, errTooLarge
	}
	file, err := f.OpenFile(name, flag, 0o666)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(until{ctx, file}, maxFile))
	if err == nil && len(content) == maxFile {
		err = errTooLarge
	}
	return content, err
}

// until reads while a context lasts.
type until struct {
	ctx context.Context
	io.Reader
}

func (u until) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.Reader.Read(p)
}

// entry is a file in a folder; folder is where it lies below the one that is listed.
type entry struct{ folder, name, kind string }

// readdir is native.readdir(sync, path, recursive): a list of { folder, name, kind }.
func (m *module) readdir(c goja.FunctionCall) goja.Value {
	p, recursive := pathOf(c.Argument(1)), c.Argument(2).ToBoolean()
	return m.do(c, func(ctx context.Context) (func(*goja.Runtime) goja.Value, error) {
		var entries []entry
		err := m.disk.in(permit.Read, p, "scandir", func(f folder, name string) (err error) {
			entries, err = list(ctx, f, name, "", recursive)
			return err
		})
		return func(rt *goja.Runtime) goja.Value { return m.entries(entries) }, err
	})
}

// list is the files of a folder by name, and below each folder its own.
func list(ctx context.Context, f folder, name, below string, recursive bool) ([]entry, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	dir, err := f.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	found, err := dir.ReadDir(-1)
	dir.Close()
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	var entries []entry
	for _, e := range found {
		entries = append(entries, entry{below, e.Name(), kindOf(e.Type())})
		if !recursive || !e.IsDir() {
			continue
		}
		inner, err := list(ctx, f, filepath.Join(name, e.Name()), filepath.ToSlash(filepath.Join(below, e.Name())), true)
		if err != nil {
			return nil, err
		}
		entries = append(entries, inner...)
	}
	return entries, nil
}

func (m *module) entries(list []entry) goja.Value {
	values := make([]any, len(list))
	for i, e := range list {
		values[i] = m.object("folder", e.folder, "name", e.name, "kind", e.kind)
	}
	return m.rt.NewArray(values...)
}

// stat is native.stat(sync, path, follow): { kind, size, mode, mtimeMs }.
func (m *module) stat(c goja.FunctionCall) goja.Value {
	p, follow := pathOf(c.Argument(1)), c.Argument(2).ToBoolean()
	return m.do(c, func(context.Context) (func(*goja.Runtime) goja.Value, error) {
		var info fs.FileInfo
		syscall := map[bool]string{true: "stat", false: "lstat"}[follow]
		err := m.disk.in(permit.Read, p, syscall, func(f folder, name string) (err error) {
			if follow {
				info, err = f.Stat(name)
			} else {
				info, err = f.Lstat(name)
			}
			return err
		})
		return func(*goja.Runtime) goja.Value {
			modified := float64(info.ModTime().UnixNano()/1e3) / 1e3
			return m.object("kind", kindOf(info.Mode()), "size", info.Size(), "mode", mode(info.Mode()), "mtimeMs", modified)
		}, err
	})
}

// access is native.access(sync, path, mode).
func (m *module) access(c goja.FunctionCall) goja.Value {
	const executable, writable = 1, 2
	p, wanted := pathOf(c.Argument(1)), c.Argument(2).ToInteger()
	access := permit.Read
	if wanted&writable != 0 {
		access = permit.Write
	}
	return m.do(c, func(context.Context) (func(*goja.Runtime) goja.Value, error) {
		return nil, m.disk.in(access, p, "access", func(f folder, name string) error {
			info, err := f.Stat(name)
			if err != nil {
				return err
			}
			if wanted&writable != 0 && info.Mode().Perm()&0o222 == 0 || wanted&executable != 0 && info.Mode().Perm()&0o111 == 0 {
				return syscall.EACCES
			}
			return nil
		})
	})
}

// kindOf is the kind of a file as fs.js calls it.
func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsRegular():
		return "file"
	case mode.IsDir():
		return "directory"
	case mode&fs.ModeSymlink != 0:
		return "link"
	case mode&fs.ModeNamedPipe != 0:
		return "pipe"
	case mode&fs.ModeSocket != 0:
		return "socket"
	case mode&fs.ModeCharDevice != 0:
		return "character"
	case mode&fs.ModeDevice != 0:
		return "block"
	}
	return ""
}

// mode is the number that POSIX has for the kind and the permissions of a file.
func mode(m fs.FileMode) int {
	kinds := map[string]int{"file": 0o100000, "directory": 0o40000, "link": 0o120000, "pipe": 0o10000, "socket": 0o140000, "character": 0o20000, "block": 0o60000}
	return kinds[kindOf(m)] | int(m.Perm())
}

// flags are how a file can be opened.
var flags = map[string]int{
	"r": os.O_RDONLY, "r+": os.O_RDWR,
	"w": os.O_WRONLY | os.O_CREATE | os.O_TRUNC, "w+": os.O_RDWR | os.O_CREATE | os.O_TRUNC,
	"wx": os.O_WRONLY | os.O_CREATE | os.O_EXCL, "wx+": os.O_RDWR | os.O_CREATE | os.O_EXCL,
	"a": os.O_WRONLY | os.O_CREATE | os.O_APPEND, "a+": os.O_RDWR | os.O_CREATE | os.O_APPEND,
	"ax": os.O_WRONLY | os.O_CREATE | os.O_APPEND | os.O_EXCL,
}

// flagOf reads a flag such as "w". What is none is a TypeError of the script.
func (m *module) flagOf(v goja.Value) int {
	flag, ok := flags[v.String()]
	if !ok {
		panic(m.rt.NewTypeError("there is no flag %q to open a file with", v.String()))
	}
	return flag
}
