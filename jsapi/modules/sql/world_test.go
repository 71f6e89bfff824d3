package sql_test

import (
	"bytes"
	"context"
	"log/slog"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/sql"
	"github.com/gojscrape/gojscrape/jsapi/prelude"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// world is a runtime with the module as the global sql.
type world struct {
	t           *testing.T
	engine      string
	root, url   string
	loop        *loop.Loop
	connections *sql.Connections
	log         *buffer
	end         func() // closes the loop, then the connections
}

// buffer is a log that tests read while others write.
type buffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// helpers are functions of the scripts. Scripts of authors say for await, which
// becomes the same calls.
const helpers = `
	const collect = async (rows, visit = () => {}, limit = Infinity) => {
		const list = [];
		for (let step = await rows.next(); !step.done; step = await rows.next()) {
			list.push(step.value);
			await visit(step.value);
			if (list.length >= limit) { await rows.return(); break; }
		}
		return list;
	};
	const errorOf = async (promise) => {
		try { await promise; } catch (e) { return e; }
		return new Error('nothing was thrown');
	};
	const show = (v) => typeof v === 'bigint' ? v + 'n'
		: v instanceof Date ? 'Date ' + (Math.abs(v) < 1e14 ? v.toISOString() : v.getTime())
		: v instanceof Uint8Array ? 'bytes ' + [...v].join()
		: Array.isArray(v) ? '[' + v.map(show).join() + ']'
		: typeof v === 'number' ? String(v)
		: v !== null && typeof v === 'object' ? '{' + Object.entries(v).map(([k, x]) => k + ':' + show(x)).join() + '}'
		: JSON.stringify(v);
`

func newWorld(t *testing.T, e engine) *world {
	t.Helper()
	return newWorldIn(t, t.TempDir(), e)
}

func newWorldIn(t *testing.T, root string, e engine) *world {
	t.Helper()
	w := &world{t: t, engine: e.name, root: root, log: &buffer{}}
	w.url = e.fresh(t)
	logger := slog.New(slog.NewTextHandler(w.log, nil))
	w.connections = sql.NewConnections(func() *slog.Logger { return logger })
	w.loop = loop.New(loop.Options{
		CPULimit: 20 * time.Second,
		OnError:  func(_ any, err error) { t.Errorf("uncaught: %v", err) },
	})
	w.end = sync.OnceFunc(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := w.loop.Close(ctx); err != nil {
			t.Errorf("closing the loop: %v", err)
		}
		if err := w.connections.Close(ctx); err != nil {
			t.Errorf("closing the connections: %v", err)
		}
	})
	t.Cleanup(w.end)
	w.install()
	return w
}

func (w *world) install() {
	w.t.Helper()
	_, err := w.loop.Await(w.t.Context(), func(rt *goja.Runtime) (goja.Value, error) {
		if err := prelude.Run(rt); err != nil {
			return nil, err
		}
		if err := modules.Install(rt, modules.Options{}); err != nil {
			return nil, err
		}
		exports, err := sql.Module(w.loop, rt, sql.Options{Root: w.root, Connections: w.connections})
		if err != nil {
			return nil, err
		}
		for name, v := range map[string]any{"sql": exports, "url": w.url, "engine": w.engine, "heap": heap} {
			if err := rt.Set(name, v); err != nil {
				return nil, err
			}
		}
		return rt.RunString(helpers)
	}, nothing)
	if err != nil {
		w.t.Fatal(err)
	}
}

// heap is how many bytes are in use.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func nothing(goja.Value) (any, error) { return nil, nil }

// eval runs the body of an async function and returns what it returns as text;
// an error reads "Name: message".
func (w *world) eval(body string) string {
	w.t.Helper()
	v, err := w.loop.Await(w.t.Context(), func(rt *goja.Runtime) (goja.Value, error) {
		return rt.RunScript("spider.js", "(async () => {"+body+"\n})()")
	}, func(v goja.Value) (any, error) { return v.String(), nil })
	if err != nil {
		return err.Error()
	}
	return v.(string)
}

// has fails the test unless the script returns text that holds want.
func (w *world) has(body, want string) {
	w.t.Helper()
	if got := w.eval(body); !strings.Contains(got, want) || want == "" {
		w.t.Errorf("%s\n gives %s\n want  %s", strings.TrimSpace(body), got, want)
	}
}

func (w *world) is(body, want string) {
	w.t.Helper()
	if got := w.eval(body); got != want {
		w.t.Errorf("%s\n gives %s\n want  %s", strings.TrimSpace(body), got, want)
	}
}
