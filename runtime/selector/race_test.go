//go:build race

package selector_test

// The race detector lets a sync.Pool forget what it was given, and is slow.
const underRace = true
