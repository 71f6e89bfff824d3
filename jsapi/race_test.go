//go:build race

package jsapi_test

// raceDetector slows everything down.
const raceDetector = true
