package spidermw_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
)

// recorder makes middlewares that note which exception hook saw what.
type recorder struct{ calls []string }

// What the hooks of a middleware do; "" is no hook.
type behaviour struct {
	output    string // pass, fail (after one value), fail at end, tail (yields one more)
	exception string // decline, answer, raise, answer fails
}

// chain makes the middlewares A, B, C, ... from behaviours in ascending order.
func (rec *recorder) chain(list ...behaviour) spidermw.Chain {
	var c spidermw.Chain
	for i, b := range list {
		m := spidermw.Middleware{Name: string(rune('A' + i))}
		if b.output != "" {
			m.ProcessSpiderOutput = outputHook(m.Name, b.output)
		}
		if b.exception != "" {
			m.ProcessSpiderException = rec.exceptionHook(m.Name, b.exception)
		}
		c = append(c, m)
	}
	return c
}

func outputHook(name, mode string) func(context.Context, *crawl.Response, crawl.Output) crawl.Output {
	return func(ctx context.Context, _ *crawl.Response, out crawl.Output) crawl.Output {
		return func(yield func(crawl.Result, error) bool) {
			for r, err := range out {
				if err != nil {
					yield(r, err)
					return
				}
				fields, _ := r.Item.Fields(ctx)
				path, _ := fields.Get("path")
				if !yield(item(fmt.Sprint(path, ">", name)), nil) {
					return
				}
				if mode == "fail" {
					yield(crawl.Result{}, errors.New("output of "+name))
					return
				}
			}
			if mode == "tail" && !yield(item("tail of "+name), nil) {
				return
			}
			if mode == "fail at end" {
				yield(crawl.Result{}, errors.New("output of "+name))
			}
		}
	}
}

func (rec *recorder) exceptionHook(name, mode string) func(context.Context, *crawl.Response, error) (crawl.Output, error) {
	return func(_ context.Context, _ *crawl.Response, cause error) (crawl.Output, error) {
		rec.calls = append(rec.calls, name+": "+cause.Error())
		switch mode {
		case "answer":
			return crawl.Yield(item(name)), nil
		case "answer fails":
			return follow(crawl.Yield(item(name)), errors.New("answer of "+name)), nil
		case "raise":
			return nil, errors.New("hook of " + name)
		}
		return nil, nil
	}
}

// follow is out and then an error.
func follow(out crawl.Output, err error) crawl.Output {
	return func(yield func(crawl.Result, error) bool) {
		for r := range out {
			if !yield(r, nil) {
				return
			}
		}
		if err != nil {
			yield(crawl.Result{}, err)
		}
	}
}

// The expected values are what Scrapy's SpiderMiddlewareManager does with the same hooks.
var outputCases = []struct {
	name  string
	chain []behaviour
	items int  // that the callback yields
	fails bool // after them
	want  []string
	calls []string
	err   string
}{{
	name:  "nobody handles it: every layer asks its hooks again",
	chain: []behaviour{{"pass", "decline"}, {"pass", "decline"}, {"pass", "decline"}},
	items: 2, fails: true,
	want:  []string{"1>C>B>A", "2>C>B>A"},
	calls: []string{"C: callback", "B: callback", "A: callback", "B: callback", "A: callback", "A: callback"},
	err:   "callback",
}, {
	name:  "an answer passes the output hooks before it only",
	chain: []behaviour{{"pass", "decline"}, {"pass", "answer"}, {"pass", "decline"}},
	items: 2, fails: true,
	want:  []string{"1>C>B>A", "2>C>B>A", "B>A"},
	calls: []string{"C: callback", "B: callback"},
}, {
	name:  "an output hook's error is not for itself",
	chain: []behaviour{{"pass", "decline"}, {"pass", "decline"}, {"fail", "answer"}},
	items: 2,
	want:  []string{"1>C>B>A"},
	calls: []string{"B: output of C", "A: output of C", "A: output of C"},
	err:   "output of C",
}, {
	name:  "an output hook's error is answered further on",
	chain: []behaviour{{"pass", "decline"}, {"pass", "answer"}, {"pass", "decline"}, {"fail", "answer"}},
	items: 2,
	want:  []string{"1>D>C>B>A", "B>A"},
	calls: []string{"C: output of D", "B: output of D"},
}, {
	name:  "an exception hook that fails replaces the error",
	chain: []behaviour{{"pass", "decline"}, {"pass", "raise"}, {"pass", "decline"}},
	items: 1, fails: true,
	want:  []string{"1>C>B>A"},
	calls: []string{"C: callback", "B: callback", "B: hook of B", "A: hook of B"},
	err:   "hook of B",
}, {
	name:  "an answer that fails is answered beyond the next output hook",
	chain: []behaviour{{"pass", "answer"}, {"pass", "decline"}, {"pass", "answer fails"}},
	items: 1, fails: true,
	want:  []string{"1>C>B>A", "C>B>A", "A"},
	calls: []string{"C: callback", "A: answer of C"},
}, {
	name:  "an answer that fails with nobody left",
	chain: []behaviour{{"pass", "answer"}, {"pass", "answer fails"}},
	items: 1, fails: true,
	want:  []string{"1>B>A", "B>A"},
	calls: []string{"B: callback"},
	err:   "answer of B",
}, {
	name:  "two failures, two answers",
	chain: []behaviour{{"pass", "answer"}, {"fail at end", "decline"}, {"pass", "answer"}},
	items: 1, fails: true,
	want:  []string{"1>C>B>A", "A", "C>B>A", "A"},
	calls: []string{"C: callback", "A: output of B", "A: output of B"},
}, {
	name:  "the failed stream ends before the answer begins",
	chain: []behaviour{{"pass", "answer"}, {"tail", "decline"}, {"pass", "answer"}},
	items: 1, fails: true,
	want:  []string{"1>C>B>A", "tail of B>A", "C>B>A", "tail of B>A"},
	calls: []string{"C: callback"},
}, {
	name:  "without output hooks there are no layers",
	chain: []behaviour{{"", "decline"}, {"", "decline"}, {"", "decline"}},
	items: 1, fails: true,
	want:  []string{"1"},
	calls: []string{"C: callback", "B: callback", "A: callback"},
	err:   "callback",
}}

func TestOutput(t *testing.T) {
	for _, tc := range outputCases {
		t.Run(tc.name, func(t *testing.T) {
			var rec recorder
			out := rec.chain(tc.chain...).Output(t.Context(), nil, callback(tc.items, tc.fails))
			checkOutput(t, out, tc.want, tc.err)
			if !slices.Equal(rec.calls, tc.calls) {
				t.Errorf("exception hooks saw %q, want %q", rec.calls, tc.calls)
			}
		})
	}
}

func callback(items int, fails bool) crawl.Output {
	var results []crawl.Result
	for i := range items {
		results = append(results, item(fmt.Sprint(i+1)))
	}
	var err error
	if fails {
		err = errors.New("callback")
	}
	return follow(crawl.Yield(results...), err)
}

func checkOutput(t *testing.T, out crawl.Output, want []string, wantErr string) {
	t.Helper()
	got, err := collect(t, out)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if text := fmt.Sprint(err); err != nil && text != wantErr || err == nil && wantErr != "" {
		t.Errorf("error %v, want %q", err, wantErr)
	}
}

func TestRecoverAsksEachHookOnce(t *testing.T) {
	var rec recorder
	c := rec.chain(behaviour{"pass", "decline"}, behaviour{"pass", "decline"})
	checkOutput(t, c.Recover(t.Context(), nil, errors.New("input")), nil, "input")
	if want := []string{"B: input", "A: input"}; !slices.Equal(rec.calls, want) {
		t.Errorf("hooks saw %q, want %q", rec.calls, want)
	}
}

func TestRecoverSendsTheAnswerOnwards(t *testing.T) {
	var rec recorder
	c := rec.chain(behaviour{"pass", "decline"}, behaviour{"pass", "answer"}, behaviour{"pass", "decline"})
	checkOutput(t, c.Recover(t.Context(), nil, errors.New("input")), []string{"B>A"}, "")
}

func TestInputStopsAtTheFirstError(t *testing.T) {
	var calls []string
	hook := func(name string, err error) spidermw.Middleware {
		return spidermw.Middleware{ProcessSpiderInput: func(context.Context, *crawl.Response) error {
			calls = append(calls, name)
			return err
		}}
	}
	no := errors.New("no")
	err := spidermw.Chain{hook("A", nil), {}, hook("B", no), hook("C", nil)}.Input(t.Context(), nil)
	if !errors.Is(err, no) || strings.Join(calls, "") != "AB" {
		t.Errorf("called %q, error %v", calls, err)
	}
}

func TestStartIsWrappedFromTheSpiderOutwards(t *testing.T) {
	wrap := func(name string) spidermw.Middleware {
		hook := outputHook(name, "pass")
		return spidermw.Middleware{ProcessStart: func(ctx context.Context, out crawl.Output) crawl.Output { return hook(ctx, nil, out) }}
	}
	out := spidermw.Chain{wrap("A"), {}, wrap("B")}.Start(t.Context(), callback(1, false))
	checkOutput(t, out, []string{"1>B>A"}, "")
}

func TestNothingRunsBeforeItIsAskedFor(t *testing.T) {
	var rec recorder
	produced := 0
	endless := func(yield func(crawl.Result, error) bool) {
		for yield(item("x"), nil) {
			produced++
		}
	}
	out := rec.chain(behaviour{"pass", "decline"}, behaviour{"pass", "answer"}).Output(t.Context(), nil, endless)
	if produced != 0 {
		t.Fatal("the callback ran before anybody ranged over its output")
	}
	taken := 0
	for range out {
		if taken++; taken == 3 {
			break
		}
	}
	// The third value was handed over and not asked to go on from.
	if produced != 2 || len(rec.calls) != 0 {
		t.Errorf("the callback went on %d times, exception hooks saw %q", produced, rec.calls)
	}
}
