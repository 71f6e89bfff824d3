package loader

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Error is a mistake in a script, found before it runs.
type Error struct {
	File   string // relative to Options.Dir
	Line   int    // from 1; 0 when the whole file is meant
	Column int    // from 1, in bytes
	Text   string
	Frame  string // the lines around with a caret below the place; may be empty
	// Missing is the path, relative to that of File, of a file that is imported and is not there.
	Missing string
	cause   error
}

func (e *Error) Error() string {
	text := e.Text
	switch {
	case e.Line > 0:
		text = fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, text)
	case e.File != "":
		text = e.File + ": " + text
	}
	if e.Frame != "" {
		text += "\n" + e.Frame
	}
	return text
}

func (e *Error) Unwrap() error { return e.cause }

// servedFile is how esbuild names a file that the runtime has run already.
var servedFile = regexp.MustCompile(`"` + fileNamespace + `:([^"]*)\` + noExtension + `"`)

// newError turns a message of esbuild into an Error; dir is what its file is relative to.
func newError(m api.Message, dir string) *Error {
	e := &Error{Text: servedFile.ReplaceAllString(m.Text, `"$1"`)}
	for _, note := range m.Notes {
		if note.Location == nil {
			e.Text += ". " + strings.TrimSuffix(note.Text, ".")
		}
	}
	at := m.Location
	if at == nil {
		return e
	}
	e.File, e.Line, e.Column = at.File, at.Line, at.Column+1
	if swallowed.MatchString(m.Text) && strings.HasPrefix(strings.TrimSpace(at.LineText), "*") {
		e.Text += ": the field above this generator needs a semicolon, or its * reads as a multiplication"
	}
	if source, err := os.ReadFile(filepath.Join(dir, at.File)); err == nil {
		e.Frame = frame(string(source), at.Line, at.Column, at.Length)
	}
	return e
}

// Frame shows the code around a place of a file, both counted from 1, or "" if the file
// can't be read or is shorter.
func Frame(file string, line, column int) string {
	source, err := os.ReadFile(file)
	if err != nil || line < 1 || column < 1 || line > bytes.Count(source, []byte("\n"))+1 {
		return ""
	}
	return frame(string(source), line, column-1, 1)
}

// frame shows two lines before and after the place, and marks it.
func frame(source string, line, column, length int) string {
	lines := strings.Split(source, "\n")
	from, to := max(line-2, 1), min(line+2, len(lines))
	width := len(fmt.Sprint(to))
	var b strings.Builder
	for n := from; n <= to; n++ {
		text := strings.TrimSuffix(lines[n-1], "\r")
		mark := " "
		if n == line {
			mark = ">"
		}
		fmt.Fprintf(&b, "%s %*d | %s\n", mark, width, n, text)
		if n == line && column <= len(text) {
			length = max(1, min(length, len(text)-column))
			fmt.Fprintf(&b, "  %*s | %s%s\n", width, "", blank(text[:column]), strings.Repeat("^", length))
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// blank replaces text by spaces as wide, keeping tabs.
func blank(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, text)
}

// addOn is what esbuild says of machine code.
var addOn = regexp.MustCompile(`^No loader is configured for "\.node" files: `)

var unresolved = regexp.MustCompile(`^Could not resolve "([^"]+)"`)

// swallowed is what esbuild says of a generator method after a field without a semicolon.
var swallowed = regexp.MustCompile(`^Expected ";" but found`)

// buildError explains the errors of a build, all of them: an author would
// rather fix two mistakes at a time.
func buildError(messages []api.Message, build api.BuildOptions, opts Options) error {
	var errs []error
	for _, m := range messages {
		e := newError(m, opts.Dir)
		if name := unresolved.FindStringSubmatch(m.Text); name != nil {
			e.Text = explainMissing(name[1], m.Notes, build, opts)
			if strings.HasPrefix(name[1], ".") {
				e.Missing = name[1]
			}
		}
		if addOn.MatchString(m.Text) {
			e.Text = explainAddOn(m, build)
		}
		errs = append(errs, e)
	}
	if len(errs) == 1 {
		return errs[0]
	}
	return errors.Join(errs...)
}

// explainMissing says what to do about an import that leads nowhere.
func explainMissing(name string, notes []api.Note, build api.BuildOptions, opts Options) string {
	for _, note := range notes {
		if strings.Contains(note.Text, "is not exported by package") {
			return fmt.Sprintf("the package does not export %q: %s", name, strings.TrimSuffix(note.Text, ":"))
		}
	}
	switch {
	case isBuiltin(name):
		return explainBuiltin(name, build, opts)
	case strings.HasPrefix(name, ".") || strings.HasPrefix(name, "/"):
		return fmt.Sprintf("there is no file %q to import", name)
	}
	return fmt.Sprintf("there is no package %q: install it beside the spider (npm install %s)", name, name) + importedBy(name, build)
}

// explainAddOn says what a file of machine code is, and who wants it.
func explainAddOn(m api.Message, build api.BuildOptions) string {
	name := "it"
	if at := m.Location; at != nil && at.Length > 2 && at.Column+at.Length <= len(at.LineText) {
		name = at.LineText[at.Column+1 : at.Column+at.Length-1] // without the quotes
	}
	return fmt.Sprintf("%q is machine code (an add-on of Node), which can't be loaded here: packages must be written in JavaScript", name) +
		importedBy(name, build)
}

// importedBy says through which files an import came about that leads nowhere, if it was
// not the spider's own. For the chain it builds again without it.
func importedBy(name string, build api.BuildOptions) string {
	build.External = []string{name}
	meta, err := readMeta(api.Build(build).Metafile)
	if err != nil {
		return ""
	}
	if chain := meta.chain(name); len(chain) > 2 {
		return " (imported by " + strings.Join(chain, " → ") + ")"
	}
	return ""
}

// explainBuiltin says how a script came to import a Node module we do not
// have, and what there is.
func explainBuiltin(name string, build api.BuildOptions, opts Options) string {
	text := fmt.Sprintf("%q is a module of Node that does not exist here", name) + importedBy(name, build)
	if advice := opts.Instead[canonical(name)]; advice != "" {
		text += "; " + advice
	}
	return text + ". Modules of Node that exist: " + list(opts.Modules, "node:")
}
