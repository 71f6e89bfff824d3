// Package permit says what of the machine a script may touch: folders, and
// variables of the environment. The zero value permits nothing, as it must be
// for code that came over the network.
package permit

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Permissions are what a script may touch.
type Permissions struct {
	All   bool     // everything; the other fields do not count then
	Read  []string // folders and files that may be read, with all below them
	Write []string // those that may be written to
	Env   []string // variables of the environment; "*" is all of them
}

// Project permits what a person who starts a spider of their own expects: its
// project folder and the environment. The project folder is the working
// directory if the spider lies below it, else the folder of the spider.
func Project(spider string) (Permissions, error) {
	dir, err := os.Getwd()
	if err != nil {
		return Permissions{}, err
	}
	file, err := filepath.Abs(spider)
	if err != nil {
		return Permissions{}, err
	}
	if _, below := within(dir, file); !below {
		dir = filepath.Dir(file)
	}
	return Permissions{Read: []string{dir}, Write: []string{dir}, Env: []string{"*"}}, nil
}

// Environ are the permitted ones of variables that stand as NAME=VALUE.
func (p *Permissions) Environ(variables []string) map[string]string {
	env := map[string]string{}
	for _, variable := range variables {
		name, value, ok := strings.Cut(variable, "=")
		if ok && name != "" && (p.All || slices.Contains(p.Env, "*") || slices.Contains(p.Env, name)) {
			env[name] = value
		}
	}
	return env
}

// Access is what a script wants of a file.
type Access int

// The kinds of access.
const (
	Read Access = iota
	Write
)

func (a Access) verb() string {
	if a == Write {
		return "write to"
	}
	return "read"
}

// Flag is the flag of the command line that permits an access.
func (a Access) Flag() string {
	if a == Write {
		return "--allow-write"
	}
	return "--allow-read"
}

// A Place is a file by the permitted folder it lies in.
type Place struct {
	Root string // the folder; "" permits the whole disk
	Name string // relative to Root, else absolute
}

// Locate returns where an absolute, clean path lies among what is permitted.
// That nothing on the way leads out of the folder, a symbolic link say, is for
// the caller to see to: with [os.Root]. The error is a *Denied.
func (p *Permissions) Locate(access Access, path string) (Place, error) {
	if p.All {
		return Place{Name: path}, nil
	}
	for _, granted := range p.folders(access) {
		if place, ok := inside(granted, path); ok {
			return place, nil
		}
	}
	return Place{}, &Denied{Access: access, Path: path, Folders: p.folders(access)}
}

func (p *Permissions) folders(access Access) []string {
	if access == Write {
		return p.Write
	}
	return p.Read
}

// inside says where path lies in what was granted, which may be a file, be
// relative, or be reached by a symbolic link.
func inside(granted, path string) (Place, bool) {
	granted, err := filepath.Abs(granted)
	if err != nil {
		return Place{}, false
	}
	forms := []string{granted}
	if real, err := filepath.EvalSymlinks(granted); err == nil && real != granted {
		forms = append(forms, real)
	}
	for _, root := range forms {
		name, ok := within(root, path)
		if !ok {
			continue
		}
		if info, err := os.Stat(root); name == "." && (err != nil || !info.IsDir()) {
			return Place{Root: filepath.Dir(root), Name: filepath.Base(root)}, true
		}
		return Place{Root: root, Name: name}, true
	}
	return Place{}, false
}

// within is the path of file relative to dir, if it is dir or lies below it.
func within(dir, file string) (string, bool) {
	name, err := filepath.Rel(dir, file)
	if err != nil || !filepath.IsLocal(name) {
		return "", false
	}
	return name, true
}

// Denied says that something is not permitted, and what would permit it.
type Denied struct {
	Access  Access
	Path    string   // absolute
	Folders []string // that are permitted
	Link    bool     // the path is inside of one of them, but leads out of it
}

func (e *Denied) Error() string {
	reason := "it may " + e.Access.verb() + " nothing"
	if len(e.Folders) > 0 {
		reason = "it may " + e.Access.verb() + " what is in " + strings.Join(e.Folders, ", ")
	}
	if e.Link {
		reason += ", and a symbolic link leads out of there"
	}
	return fmt.Sprintf("this script may not %s %s: %s. %s=%s would allow it", e.Access.verb(), e.Path, reason, e.Access.Flag(), filepath.Dir(e.Path))
}
