package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
)

// stage is a pipeline that adds its name to the path of an item, or fails.
func stage(name string, err error) pipeline.Pipeline {
	return pipeline.Pipeline{Name: name, ProcessItem: func(ctx context.Context, item crawl.Item) (crawl.Item, error) {
		if err != nil {
			return nil, err
		}
		return crawl.NewRecord("path", path(ctx, item)+">"+name), nil
	}}
}

func path(ctx context.Context, item crawl.Item) string {
	fields, err := item.Fields(ctx)
	if err != nil {
		return err.Error()
	}
	v, _ := fields.Get("path")
	return fmt.Sprint(v)
}

func TestItemsPassTheStagesInOrder(t *testing.T) {
	dropped := &crawl.DropItem{Message: "no price"}
	for _, tc := range []struct {
		name  string
		chain pipeline.Chain
		want  string
		err   error
	}{
		{"no stages", nil, "item", nil},
		{"two stages", pipeline.Chain{stage("a", nil), stage("b", nil)}, "item>a>b", nil},
		{"a stage without process_item", pipeline.Chain{stage("a", nil), {Name: "x"}, stage("b", nil)}, "item>a>b", nil},
		{"a stage that drops", pipeline.Chain{stage("a", nil), stage("b", dropped), stage("c", nil)}, "item>a", dropped},
	} {
		item, err := tc.chain.Process(t.Context(), crawl.NewRecord("path", "item"))
		if got := path(t.Context(), item); got != tc.want || err != tc.err {
			t.Errorf("%s: %s, %v, want %s, %v", tc.name, got, err, tc.want, tc.err)
		}
	}
}

// hooks makes a pipeline whose open and close take a second and end with err.
func hooks(name string, err error) pipeline.Pipeline {
	hook := func(context.Context) error {
		time.Sleep(time.Second)
		return err
	}
	return pipeline.Pipeline{Name: name, Open: hook, Close: hook}
}

func TestStagesOpenAndCloseAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := pipeline.Chain{hooks("a", nil), {Name: "x"}, hooks("b", nil)}
		for _, do := range []func(context.Context) error{c.Open, c.Close} {
			start := time.Now()
			if err := do(t.Context()); err != nil {
				t.Error(err)
			}
			if took := time.Since(start); took != time.Second {
				t.Errorf("two hooks of a second took %v", took)
			}
		}
	})
}

func TestErrorsNameTheStageAndTheHook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		one, two := errors.New("no server"), errors.New("no space")
		c := pipeline.Chain{hooks("a", one), hooks("b", nil), hooks("c", two)}
		for hook, do := range map[string]func(context.Context) error{"open_spider": c.Open, "close_spider": c.Close} {
			err := do(t.Context())
			if !errors.Is(err, one) || !errors.Is(err, two) {
				t.Fatalf("%s: %v, want both errors", hook, err)
			}
			want := []string{hook + " of a: no server", hook + " of c: no space"}
			if got := strings.Split(err.Error(), "\n"); fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%q, want %q", got, want)
			}
		}
	})
}

func TestAPanicOfAHookIsAnError(t *testing.T) {
	hook := func(context.Context) error { panic("oops") }
	c := pipeline.Chain{{Name: "a", Open: hook, Close: hook}}
	for name, do := range map[string]func(context.Context) error{"open_spider": c.Open, "close_spider": c.Close} {
		if err := do(t.Context()); err == nil || !strings.HasPrefix(err.Error(), name+" of a: panic: oops\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
