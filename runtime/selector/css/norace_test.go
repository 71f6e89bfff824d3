//go:build !race

package css_test

const underRace = false
