package spidermw_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
)

func TestHttpErrorLetsThroughWhatIsAskedFor(t *testing.T) {
	type M = []any
	list := func(codes ...any) []any { return codes }
	for _, tc := range []struct {
		name     string
		settings []any
		spider   any // handle_httpstatus_list
		meta     []any
		passes   []int
		refused  []int
	}{
		{"nothing", nil, nil, nil, []int{200, 204, 299}, []int{199, 300, 404, 500}},
		{"settings", M{"HTTPERROR_ALLOWED_CODES", "404,500"}, nil, nil, []int{200, 404, 500}, []int{403}},
		{"settings for all", M{"HTTPERROR_ALLOW_ALL", true}, nil, nil, []int{200, 404, 500}, nil},
		{"spider", nil, list(int64(404)), nil, []int{404}, []int{500}},
		{"spider before settings", M{"HTTPERROR_ALLOWED_CODES", "500"}, list(int64(404)), nil, []int{404}, []int{500}},
		{"spider with an empty list", M{"HTTPERROR_ALLOWED_CODES", "500"}, list(), nil, nil, []int{500}},
		{"request", nil, nil, M{"handle_httpstatus_list", list(int64(404), 500.0)}, []int{404, 500}, []int{403}},
		{"request before spider", nil, list(int64(404)), M{"handle_httpstatus_list", list(int64(500))}, []int{500}, []int{404}},
		{"request before settings for all", M{"HTTPERROR_ALLOW_ALL", true}, nil, M{"handle_httpstatus_list", list()}, nil, []int{404}},
		{"request for all", nil, nil, M{"handle_httpstatus_all", true}, []int{404, 500}, nil},
		{"request for all, but off", nil, nil, M{"handle_httpstatus_all", false}, nil, []int{404}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			env, _ := newEnv(t, tc.settings...)
			env.Spider = attrs{"handle_httpstatus_list": tc.spider}
			m := build(t, env, spidermw.NewHttpError)
			for _, status := range slices.Concat(tc.passes, tc.refused) {
				resp := response(get("http://a.example/", tc.meta...), status)
				err := m.ProcessSpiderInput(t.Context(), resp)
				if slices.Contains(tc.passes, status) {
					if err != nil {
						t.Errorf("%d: %v", status, err)
					}
				} else if e, ok := errors.AsType[*crawl.HttpError](err); !ok || e.Response != resp {
					t.Errorf("%d: error %v, want an HttpError with the response", status, err)
				}
			}
		})
	}
}

func TestHttpErrorSwallowsItsOwnErrors(t *testing.T) {
	env, log := newEnv(t)
	m := build(t, env, spidermw.NewHttpError)
	resp := response(get("http://a.example/gone"), 404)
	out, err := m.ProcessSpiderException(t.Context(), resp, fmt.Errorf("wrapped: %w", &crawl.HttpError{Response: resp}))
	if out == nil || err != nil {
		t.Fatalf("answered %v, %v, want an empty stream", out, err)
	}
	if got, err := collect(t, out); len(got) != 0 || err != nil {
		t.Errorf("the stream has %q, %v", got, err)
	}
	want := "level=INFO msg=\"Ignoring response <404 http://a.example/gone>: HTTP status code is not handled or not allowed\" logger=scrapy.spidermiddlewares.httperror\n"
	if log.String() != want {
		t.Errorf("log %q, want %q", log, want)
	}
	for _, key := range []string{"httperror/response_ignored_count", "httperror/response_ignored_status_count/404"} {
		if env.Stats.Get(key) != int64(1) {
			t.Errorf("%s = %v, want 1", key, env.Stats.Get(key))
		}
	}
}

func TestHttpErrorLeavesOtherErrors(t *testing.T) {
	env, log := newEnv(t)
	m := build(t, env, spidermw.NewHttpError)
	out, err := m.ProcessSpiderException(t.Context(), response(get("http://a.example/"), 404), errors.New("other"))
	if out != nil || err != nil || log.Len() > 0 {
		t.Errorf("answered %v, %v and logged %q", out, err, log)
	}
}
