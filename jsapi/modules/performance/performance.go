// Package performance is performance.now, the clock of scripts that measure.
package performance

import (
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

// Install defines the global performance: now(), milliseconds since this call
// with fractions, and timeOrigin, the Unix time of this call in milliseconds.
func Install(rt *goja.Runtime) error {
	start := time.Now()
	return global.Lazy(rt, []string{"performance"}, func() (*goja.Object, error) {
		clock, made := rt.NewObject(), rt.NewObject()
		now := global.Function(rt, "now", func(goja.FunctionCall) goja.Value {
			return rt.ToValue(milliseconds(time.Since(start)))
		})
		if err := clock.Set("now", now); err != nil {
			return nil, err
		}
		if err := clock.Set("timeOrigin", float64(start.UnixMicro())/1e3); err != nil {
			return nil, err
		}
		return made, made.Set("performance", clock)
	})
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
