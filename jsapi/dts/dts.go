// Package dts is the declarations of all that a script finds, for TypeScript and for
// editors: the modules "gojscrape" and "gojscrape/sql", those of Node that exist, and the
// globals. They are written by hand, but for the settings, and tests hold each name to
// what a script really finds. The command "types" writes them into a project.
package dts

import (
	"embed"
	"strings"
)

//go:embed *.d.ts
var files embed.FS

// order is that of the files in Declarations: what is looked up most comes first.
var order = []string{
	"gojscrape", "crawl", "settings", "sql", "globals", "events", "fetch", "streams", "buffer",
	"nodefiles", "nodetext", "node", "nodenames", "test",
}

const header = "// Written by \"gojscrape types\", which replaces it. Declarations of your own belong into another file.\n\n"

// Declarations is one file with all declarations. It needs the library "ESNext" of
// TypeScript 5.7 or later, and neither "DOM" nor @types/node.
func Declarations() string {
	var b strings.Builder
	b.WriteString(header)
	for _, name := range order {
		b.WriteString(file(name + ".d.ts"))
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// ForJavaScript is Declarations for a project without TypeScript: the arguments of -a are
// properties of a spider, and JavaScript has no words to declare them.
func ForJavaScript() string {
	return Declarations() + `
declare module 'gojscrape' {
  interface Spider {
    /** An argument of -a, or a property that the spider gives itself. */
    [argument: string]: any
  }
}
`
}

func file(name string) string {
	text, err := files.ReadFile(name)
	if err != nil {
		panic(err) // the files are part of the program
	}
	return string(text)
}
