//go:build unix

package extension

import (
	"runtime"
	"syscall"
)

// peakMemory is the largest resident size in bytes the process ever had.
func peakMemory() (size int64, ok bool) {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0, false
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(usage.Maxrss), true // bytes there, kibibytes elsewhere
	}
	return int64(usage.Maxrss) * 1024, true
}
