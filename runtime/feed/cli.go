package feed

import (
	"fmt"
	"path"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// CommandLine makes the FEEDS setting of -o (append) and -O (overwrite), each a
// URI[:FORMAT]. The format is that of the file name when none is given, and JSON Lines
// for "-", which is the standard output. A wrong format, or both options at once, is a
// *crawl.UsageError.
func CommandLine(appends, overwrites []string) (settings.Dict, error) {
	if len(appends) > 0 && len(overwrites) > 0 {
		return nil, &crawl.UsageError{Message: "Please use only one of -o/--output and -O/--overwrite-output"}
	}
	var feeds settings.Dict
	for _, output := range append(appends, overwrites...) {
		uri, format, err := splitOutput(output)
		if err != nil {
			return nil, err
		}
		options := settings.Dict{{Key: "format", Value: format}}
		if len(overwrites) > 0 && uri != "stdout:" {
			options = append(options, settings.DictEntry{Key: "overwrite", Value: true})
		}
		feeds = append(feeds, settings.DictEntry{Key: uri, Value: options})
	}
	return feeds, nil
}

func splitOutput(output string) (uri, format string, err error) {
	uri, format = output, strings.TrimPrefix(path.Ext(output), ".")
	i := strings.LastIndex(output, ":")
	if i >= 0 && (isFormat(output[i+1:]) || output[:i] == "-") {
		uri, format = output[:i], output[i+1:]
	}
	if uri == "-" || uri == "stdout:" {
		uri = "stdout:"
		if format == "" {
			format = "jsonlines"
		}
	}
	if !isFormat(format) {
		return "", "", &crawl.UsageError{Message: fmt.Sprintf(
			"Unrecognized output format '%s'. Set a supported one (%s) after a colon at the end of the output URI (i.e. -o/-O <URI>:<FORMAT>) or as a file extension.", format, formatNames())}
	}
	return uri, format, nil
}
