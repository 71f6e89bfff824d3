//go:build !unix

package extension

// peakMemory is not known here.
func peakMemory() (size int64, ok bool) { return 0, false }
