package fs

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/permit"
)

// write is native.write(sync, path, uint8Array, flag, mode). The array belongs to it.
func (m *module) write(c goja.FunctionCall) goja.Value {
	p, flag := pathOf(c.Argument(1)), m.flagOf(c.Argument(3))
	content, _ := c.Argument(2).Export().([]byte)
	perm := fs.FileMode(c.Argument(4).ToInteger()).Perm()
	return m.do(c, func(context.Context) (func(*goja.Runtime) goja.Value, error) {
		return nil, m.disk.in(permit.Write, p, "open", func(f folder, name string) error {
			if err := notPipe(f, name); err != nil {
				return err
			}
			file, err := f.OpenFile(name, flag, perm)
			if err != nil {
				return err
			}
			_, err = file.Write(content)
			return errors.Join(err, file.Close())
		})
	})
}

// notPipe refuses what would wait for somebody who reads.
func notPipe(f folder, name string) error {
	if info, err := f.Stat(name); err == nil && info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket) != 0 {
		return syscall.EINVAL
	}
	return nil
}

// mkdir is native.mkdir(sync, path, recursive, mode).
func (m *module) mkdir(c goja.FunctionCall) goja.Value {
	p, recursive := pathOf(c.Argument(1)), c.Argument(2).ToBoolean()
	perm := fs.FileMode(c.Argument(3).ToInteger()).Perm()
	return m.do(c, func(context.Context) (func(*goja.Runtime) goja.Value, error) {
		return nil, m.disk.in(permit.Write, p, "mkdir", func(f folder, name string) error {
			if recursive {
				return f.MkdirAll(name, perm)
			}
			return f.Mkdir(name, perm)
		})
	})
}

// mkdtemp is native.mkdtemp(sync, prefix): the path of a new folder.
func (m *module) mkdtemp(c goja.FunctionCall) goja.Value {
	given := c.Argument(1).String() + rand.Text()[:6]
	p := pathOf(m.rt.ToValue(given))
	return m.do(c, func(context.Context) (func(*goja.Runtime) goja.Value, error) {
		err := m.disk.in(permit.Write, p, "mkdtemp", func(f folder, name string) error { return f.Mkdir(name, 0o700) })
		return func(rt *goja.Runtime) goja.Value { return rt.ToValue(given) }, err
	})
}

// remove is native.remove(sync, path, how, force), where how is "unlink",
// "rmdir", "rm" or "rm -r".
func (m *module) remove(c goja.FunctionCall) goja.Value {
	p, how, force := pathOf(c.Argument(1)), c.Argument(2).String(), c.Argument(3).ToBoolean()
	return m.do(c, func(context.Context) (func(*goja.Runtime) goja.Value, error) {
		call := how
		if how == "rm -r" {
			call = "rm"
		}
		return nil, m.disk.in(permit.Write, p, call, func(f folder, name string) error {
			info, err := f.Lstat(name)
			switch {
			case errors.Is(err, fs.ErrNotExist) && force:
				return nil
			case err != nil:
				return err
			case how == "rm -r":
				return f.RemoveAll(name)
			case how == "rmdir" && !info.IsDir():
				return syscall.ENOTDIR
			case how != "rmdir" && info.IsDir():
				return syscall.EISDIR
			}
			return f.Remove(name)
		})
	})
}

// rename is native.rename(sync, from, to). Between two folders that are
// permitted separately it is not possible, as between two disks.
func (m *module) rename(c goja.FunctionCall) goja.Value {
	from, to := pathOf(c.Argument(1)), pathOf(c.Argument(2))
	return m.do(c, func(context.Context) (func(*goja.Runtime) goja.Value, error) {
		target, err := m.disk.permissions.Locate(permit.Write, to.absolute)
		if err != nil {
			return nil, &failure{"rename", from.given, to.given, err}
		}
		err = m.disk.in(permit.Write, from, "rename", func(f folder, name string) error {
			if source, err := m.disk.permissions.Locate(permit.Write, from.absolute); err != nil || source.Root != target.Root {
				return syscall.EXDEV
			}
			if _, err := f.Lstat(name); err != nil {
				return err
			}
			return m.disk.explain(permit.Write, to, f.Rename(name, target.Name))
		})
		return nil, withDest(err, to)
	})
}

// copy is native.copy(sync, from, to, exclusive).
func (m *module) copy(c goja.FunctionCall) goja.Value {
	from, to := pathOf(c.Argument(1)), pathOf(c.Argument(2))
	flag := flags["w"]
	if c.Argument(3).ToBoolean() {
		flag = flags["wx"]
	}
	return m.do(c, func(ctx context.Context) (func(*goja.Runtime) goja.Value, error) {
		err := m.disk.in(permit.Read, from, "copyfile", func(f folder, name string) error {
			info, err := f.Stat(name)
			if err != nil {
				return err
			}
			if !info.Mode().IsRegular() {
				return syscall.EINVAL
			}
			source, err := f.OpenFile(name, os.O_RDONLY, 0)
			if err != nil {
				return err
			}
			defer source.Close()
			return m.disk.in(permit.Write, to, "copyfile", func(f folder, name string) error {
				return pour(until{ctx, source}, info, f, name, flag)
			})
		})
		return nil, withDest(err, to)
	})
}

// pour writes a file from a reader of another one.
func pour(source io.Reader, info fs.FileInfo, f folder, name string, flag int) error {
	if err := notPipe(f, name); err != nil {
		return err
	}
	if there, err := f.Stat(name); err == nil && os.SameFile(there, info) {
		return nil // to open it would empty it
	}
	target, err := f.OpenFile(name, flag, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Close())
}

// withDest adds the second path of a call to its failure.
func withDest(err error, to path) error {
	if err == nil {
		return nil
	}
	f, ok := errors.AsType[*failure](err)
	if !ok {
		return err
	}
	return &failure{f.syscall, f.path, to.given, f.err}
}
