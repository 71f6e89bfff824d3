package performance_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/performance"
)

func TestNowCountsMillisecondsFromTheStart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := goja.New()
		origin := time.Now()
		if err := performance.Install(rt); err != nil {
			t.Fatal(err)
		}
		time.Sleep(1500*time.Millisecond + 250*time.Microsecond)
		for src, want := range map[string]float64{
			`performance.now()`:                       1500.25,
			`performance.timeOrigin`:                  float64(origin.UnixMilli()),
			`typeof performance === 'object' ? 1 : 0`: 1,
		} {
			v, err := rt.RunString(src)
			if err != nil || v.ToFloat() != want {
				t.Errorf("%s = %v, %v, want %v", src, v, err, want)
			}
		}
	})
}
