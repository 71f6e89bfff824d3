package crawl_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestRecordKeepsFieldOrder(t *testing.T) {
	ctx := t.Context()
	item := crawl.NewRecord("b", 1, "a", "x", "dangling")
	before, _ := item.Fields(ctx)
	if err := errors.Join(item.Set(ctx, "a", "y"), item.Set(ctx, "c", 2)); err != nil {
		t.Fatal(err)
	}
	after, err := item.Fields(ctx)
	if want := (crawl.Fields{{Name: "b", Value: int64(1)}, {Name: "a", Value: "y"}, {Name: "c", Value: int64(2)}}); err != nil || !reflect.DeepEqual(after, want) {
		t.Errorf("got %v, %v, want %v", after, err, want)
	}
	if x, ok := before.Get("a"); x != "x" || !ok || len(before) != 2 {
		t.Errorf("fields that were asked for changed: %v", before)
	}
	if _, ok := after.Get("missing"); ok {
		t.Error("a missing field is there")
	}
	if item.Type() != "dict" {
		t.Errorf("type %q", item.Type())
	}
}

func TestFieldsAllStopsWhenAsked(t *testing.T) {
	for name, value := range (crawl.Fields{{Name: "a", Value: 1}, {Name: "b", Value: 2}}).All() {
		if name != "a" || value != 1 {
			t.Errorf("got %s = %v", name, value)
		}
		break
	}
}

func TestFreezeReadsFieldsOnce(t *testing.T) {
	ctx := t.Context()
	item := crawl.NewRecord("a", "1")
	frozen, err := crawl.Freeze(ctx, item)
	if err != nil {
		t.Fatal(err)
	}
	if err := item.Set(ctx, "a", "2"); err != nil {
		t.Fatal(err)
	}
	fields, _ := frozen.Fields(ctx)
	if x, _ := fields.Get("a"); x != "1" || frozen.Type() != "dict" {
		t.Errorf("got %v", fields)
	}
	if frozen, err := crawl.Freeze(ctx, nil); frozen != nil || err != nil {
		t.Errorf("nothing frozen: got %v, %v", frozen, err)
	}
	broken := brokenItem{crawl.NewRecord()}
	if same, err := crawl.Freeze(ctx, broken); same != broken || err == nil {
		t.Errorf("got %v, %v", same, err)
	}
}

type brokenItem struct{ *crawl.Record }

func (brokenItem) Fields(context.Context) (crawl.Fields, error) { return nil, errors.New("gone") }
