package abort_test

import (
	"context"
	"slices"
	"testing"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestAListenerThatThrowsIsReportedAndDoesNotStopOthers(t *testing.T) {
	var uncaught []string
	l := loop.New(loop.Options{OnError: func(_ any, err error) { uncaught = append(uncaught, err.Error()) }})
	_, err := l.Await(t.Context(), func(rt *goja.Runtime) (goja.Value, error) {
		return goja.Undefined(), modules.Install(rt, modules.Options{})
	}, func(goja.Value) (any, error) { return nil, nil })
	if err != nil {
		t.Fatal(err)
	}
	got := scripttest.Eval(t, l, `
		const c = new AbortController()
		let heard = 0
		c.signal.addEventListener('abort', () => { throw new RangeError('mine') })
		c.signal.addEventListener('abort', () => heard++)
		c.abort()
		heard`)
	if err := l.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got != "1" || !slices.Equal(uncaught, []string{"RangeError: mine"}) {
		t.Errorf("%s listeners heard, uncaught: %q", got, uncaught)
	}
}
