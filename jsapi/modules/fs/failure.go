package fs

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"github.com/gojscrape/gojscrape/jsapi/modules/permit"
)

// failure is an error of a call, with what Node says of it.
type failure struct {
	syscall, path, dest string
	err                 error
}

func (f *failure) Error() string { return f.err.Error() }

func (f *failure) Unwrap() error { return f.err }

// codes are the errors that have a name, with the words of Node.
var codes = []struct {
	errno      syscall.Errno
	code, text string
}{
	{syscall.ENOENT, "ENOENT", "no such file or directory"},
	{syscall.EEXIST, "EEXIST", "file already exists"},
	{syscall.EACCES, "EACCES", "permission denied"},
	{syscall.EPERM, "EPERM", "operation not permitted"},
	{syscall.EISDIR, "EISDIR", "illegal operation on a directory"},
	{syscall.ENOTDIR, "ENOTDIR", "not a directory"},
	{syscall.ENOTEMPTY, "ENOTEMPTY", "directory not empty"},
	{syscall.EXDEV, "EXDEV", "cross-device link not permitted"},
	{syscall.EINVAL, "EINVAL", "invalid argument"},
	{syscall.ELOOP, "ELOOP", "too many symbolic links encountered"},
	{syscall.EMFILE, "EMFILE", "too many open files"},
	{syscall.ENAMETOOLONG, "ENAMETOOLONG", "name too long"},
	{syscall.EBUSY, "EBUSY", "resource busy or locked"},
	{syscall.EROFS, "EROFS", "read-only file system"},
	{syscall.ENOSPC, "ENOSPC", "no space left on device"},
	{syscall.EFBIG, "EFBIG", "file too large"},
}

// fields are the message and the properties of the error that a script gets,
// names and values in turn.
func fields(err error) []any {
	f, ok := errors.AsType[*failure](err)
	if !ok {
		return []any{"message", err.Error()}
	}
	code, text, number := name(f.err)
	list := []any{"message", message(f, code, text)}
	if number != 0 {
		list = append(list, "errno", -number)
	}
	if code != "" {
		list = append(list, "code", code)
	}
	if denied, ok := errors.AsType[*permit.Denied](f.err); ok {
		permission := "FileSystemRead"
		if denied.Access == permit.Write {
			permission = "FileSystemWrite"
		}
		list = append(list, "permission", permission, "resource", denied.Path)
	}
	list = append(list, "syscall", f.syscall, "path", f.path)
	if f.dest != "" {
		list = append(list, "dest", f.dest)
	}
	return list
}

func message(f *failure, code, text string) string {
	if text == "" {
		return f.err.Error()
	}
	message := code + ": " + text + ", " + f.syscall + " '" + f.path + "'"
	if f.dest != "" {
		message += " -> '" + f.dest + "'"
	}
	return message
}

// name finds Node's code of an error, its text, and the number of the system.
func name(err error) (code, text string, number int) {
	if _, denied := errors.AsType[*permit.Denied](err); denied {
		return "ERR_ACCESS_DENIED", "", 0
	}
	if errors.Is(err, context.Canceled) {
		return "ABORT_ERR", "", 0
	}
	if errors.Is(err, errTooLarge) {
		return "ERR_FS_FILE_TOO_LARGE", "", 0
	}
	for _, c := range codes {
		if errors.Is(err, c.errno) && !vague(err, c.errno) {
			return c.code, c.text, int(c.errno)
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "ENOENT", "no such file or directory", int(syscall.ENOENT)
	case errors.Is(err, fs.ErrExist):
		return "EEXIST", "file already exists", int(syscall.EEXIST)
	}
	return "", "", 0
}

// vague reports that an error counts as errno only by its general sense, as
// ENOTEMPTY does as "exists".
func vague(err error, errno syscall.Errno) bool {
	own, ok := errors.AsType[syscall.Errno](err)
	return ok && own != errno
}
