//go:build !race

package jsapi_test

const raceDetector = false
