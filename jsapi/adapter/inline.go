package adapter

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// maxNested is how deep downloads may lie in each other. A hook that downloads something
// for everything that it gets does so for its own downloads too, and would never end. Were
// it to begin two each time, a thousand would be under way at this depth.
const maxNested = 10

// inline is a download that a script awaits, with the one whose hooks or signals began it.
type inline struct {
	outer *inline
	depth int
}

type inlineKey struct{}

// inlineOf is the download that the code of a context works for, nil when there is none.
func inlineOf(ctx context.Context) *inline {
	d, _ := ctx.Value(inlineKey{}).(*inline)
	return d
}

// Download begins to fetch a request for the script, in the context of the loop, and returns
// what waits for it. Begun on the loop it is work of the crawl before its caller can end:
// nobody may await it. One that a hook began for such a download lies a level deeper, and
// is refused when that is too deep.
func (h *Host) Download(ctx context.Context, env *component.Env, req *crawl.Request) (wait func() (*crawl.Response, error)) {
	d := &inline{outer: inlineOf(ctx), depth: 1}
	if d.outer != nil {
		d.depth += d.outer.depth
	}
	if d.depth > maxNested {
		refused := &tooDeep{hook: cmp.Or(loop.NameOf(ctx), "the script"), req: req}
		return func() (*crawl.Response, error) { return nil, refused }
	}
	ctx = context.WithValue(ctx, inlineKey{}, d)
	ctx = component.WithHeld(ctx, func() func() { return h.requestHooks.hold(d) })
	begun := env.Engine.Download(ctx, req)
	return func() (*crawl.Response, error) {
		resp, err := begun.Await(ctx)
		// Each hook on the way out may have wrapped it, fetch does.
		if deep, ok := errors.AsType[*tooDeep](err); ok {
			return nil, deep
		}
		return resp, err
	}
}

// tooDeep is the error of a download beyond maxNested.
type tooDeep struct {
	hook string
	req  *crawl.Request
}

func (e *tooDeep) Error() string {
	return fmt.Sprintf("%s downloads %s inside its own downloads, %d deep: it must let the requests go on that it makes itself. "+
		"Mark them in their meta, and do nothing for a request with the mark", e.hook, e.req, maxNested)
}
