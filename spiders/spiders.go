// Package spiders is the example spiders, as files to read and to run. Each is a small
// tutorial on the site of package crawltest, and each is a test.
package spiders

import "embed"

// Files are the spiders by name ("books.js").
//
//go:embed *.js *.ts
var Files embed.FS
