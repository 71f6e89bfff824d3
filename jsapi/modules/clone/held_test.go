package clone_test

import (
	"testing"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestValuesOfTheEngineAreNotCloned(t *testing.T) {
	l := scripttest.Start(t, modules.Options{})
	_, err := l.Await(t.Context(), func(rt *goja.Runtime) (goja.Value, error) {
		box := rt.NewDynamicObject(&convert.Box[int]{Value: 1})
		keeper := rt.NewObject()
		if err := keeper.DefineDataPropertySymbol(goja.NewSymbol("held"), box, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE); err != nil {
			return nil, err
		}
		if err := rt.Set("box", box); err != nil {
			return nil, err
		}
		return goja.Undefined(), rt.Set("keeper", keeper)
	}, func(goja.Value) (any, error) { return nil, nil })
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"box", "keeper", "[keeper]"} {
		if got := scripttest.Eval(t, l, "structuredClone("+name+")"); got != "DataCloneError: #<Object> could not be cloned." {
			t.Errorf("%s: %s", name, got)
		}
	}
}
