//go:build !race

package selector_test

const underRace = false
