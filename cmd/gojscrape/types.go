package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gojscrape/gojscrape/jsapi/dts"
)

const declarationsFile = "gojscrape.d.ts"

func newTypes(stdout io.Writer) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "types",
		Short: "Write " + declarationsFile + " and a tsconfig.json or jsconfig.json, for editors and tsc",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return writeTypes(out, stdout) },
	}
	cmd.Flags().StringVar(&out, "out", ".", "root `DIR` of the project")
	return cmd
}

// writeTypes writes the declarations into a project, and the file that tells compilers
// about them unless there is one.
func writeTypes(dir string, stdout io.Writer) error {
	if info, err := os.Stat(dir); err != nil {
		return usage(fmt.Errorf("--out %s: there is no such folder", dir))
	} else if !info.IsDir() {
		return usage(fmt.Errorf("--out %s: it takes a folder", dir))
	}
	config, err := configOf(dir)
	if err != nil {
		return failed(err)
	}
	declarations := filepath.Join(dir, declarationsFile)
	if err := os.WriteFile(declarations, []byte(config.declarations()), 0o644); err != nil {
		return failed(err)
	}
	fmt.Fprintln(stdout, "wrote "+declarations)
	if err := config.write(dir, stdout); err != nil {
		return failed(err)
	}
	return nil
}

// compilerConfig is the file that tells compilers and editors how to read a project.
type compilerConfig struct {
	name    string // tsconfig.json or jsconfig.json
	options []compilerOption
}

type compilerOption struct {
	name  string
	value any
}

var commonOptions = []compilerOption{
	{"target", "ESNext"},
	{"module", "ESNext"},
	{"moduleResolution", "bundler"},
	{"moduleDetection", "force"}, // each file is bundled, so none shares its names
	{"lib", []any{"ESNext"}},     // no "DOM", and no types of Node: the declarations have
	{"types", []any{}},           // what there is of both
	{"strict", true},
	{"noEmit", true},
	{"skipLibCheck", true}, // packages may bring declarations for other places
}

var typeScript = compilerConfig{"tsconfig.json", slices.Concat(commonOptions, []compilerOption{
	{"allowJs", true},
	{"allowImportingTsExtensions", true},
})}

// javaScript checks what can be known without types in the source.
var javaScript = compilerConfig{"jsconfig.json", slices.Concat(commonOptions, []compilerOption{
	{"checkJs", true},
	{"noImplicitAny", false},
	{"useUnknownInCatchVariables", false},
})}

// configOf is the file that fits the language of a project.
func configOf(dir string) (compilerConfig, error) {
	if _, err := os.Stat(filepath.Join(dir, typeScript.name)); err == nil {
		return typeScript, nil
	}
	found, err := hasTypeScript(dir)
	if err != nil || found {
		return typeScript, err
	}
	return javaScript, nil
}

// hasTypeScript says that a project has source files of TypeScript.
func hasTypeScript(dir string) (found bool, err error) {
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch name := entry.Name(); {
		case err != nil:
			return err
		case entry.IsDir() && path != dir && (name == "node_modules" || strings.HasPrefix(name, ".")):
			return fs.SkipDir
		case entry.IsDir() || strings.Contains(name, ".d."):
			return nil
		case slices.Contains([]string{".ts", ".mts", ".cts"}, filepath.Ext(name)):
			found = true
			return fs.SkipAll
		}
		return nil
	})
	return found, err
}

func (c compilerConfig) declarations() string {
	if c.name == javaScript.name {
		return dts.ForJavaScript()
	}
	return dts.Declarations()
}

// write writes the file, or says what one that is there already should have.
func (c compilerConfig) write(dir string, stdout io.Writer) error {
	file := filepath.Join(dir, c.name)
	there, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.WriteFile(file, []byte("{\n"+c.text(c.options, "  ")+"\n}\n"), 0o644); err != nil {
			return err
		}
		fmt.Fprintln(stdout, "wrote "+file)
	case err != nil:
		return err
	default:
		if missing := c.missing(there); len(missing) > 0 {
			fmt.Fprintf(stdout, "kept %s; it should have\n%s\n", file, c.text(missing, ""))
		} else {
			fmt.Fprintln(stdout, "kept "+file)
		}
	}
	return nil
}

func (c compilerConfig) text(options []compilerOption, indent string) string {
	lines := make([]string, len(options))
	for i, o := range options {
		value, err := json.Marshal(o.value)
		if err != nil {
			panic(err) // the values are written out above
		}
		lines[i] = fmt.Sprintf("%s  %q: %s", indent, o.name, value)
	}
	return indent + "\"compilerOptions\": {\n" + strings.Join(lines, ",\n") + "\n" + indent + "}"
}

// missing are the options that a file has not or has otherwise. A file with comments is
// not read: then it is all of them.
func (c compilerConfig) missing(file []byte) (options []compilerOption) {
	var has struct {
		CompilerOptions map[string]any `json:"compilerOptions"`
	}
	if json.Unmarshal(file, &has) != nil {
		return c.options
	}
	for _, o := range c.options {
		if !sameOption(has.CompilerOptions[o.name], o.value) {
			options = append(options, o)
		}
	}
	return options
}

// sameOption compares values of JSON; the compiler does not tell the cases of words apart.
func sameOption(a, b any) bool {
	return strings.EqualFold(fmt.Sprintf("%T %v", a, a), fmt.Sprintf("%T %v", b, b))
}
