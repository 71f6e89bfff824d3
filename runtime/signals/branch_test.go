package signals_test

import (
	"context"
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/signals"
)

func TestBranches(t *testing.T) {
	bus := signals.NewBus()
	old, current := bus.Branch(), bus.Branch()
	if signals.Has(bus, topic) {
		t.Error("a bus without handlers has some")
	}
	heard := make(chan string, 10)
	on := func(b *signals.Bus, name string) {
		signals.On(b, topic, func(context.Context, int) error { heard <- name; return nil })
	}
	on(bus, "bus")
	on(old, "old")
	on(current, "current")
	if !signals.Has(bus, topic) || !signals.Has(old, topic) {
		t.Error("nobody seems to listen")
	}
	collect := func() (names []string) {
		for len(heard) > 0 {
			names = append(names, <-heard)
		}
		slices.Sort(names)
		return names
	}
	signals.Send(t.Context(), bus, topic, 0)
	if got := collect(); !slices.Equal(got, []string{"bus"}) {
		t.Errorf("%v heard what was sent while no branch was the current one", got)
	}
	bus.Use(current)
	signals.Send(t.Context(), bus, topic, 0)
	if got := collect(); !slices.Equal(got, []string{"bus", "current"}) {
		t.Errorf("%v heard what was sent to the bus", got)
	}
	signals.Send(signals.WithBranch(t.Context(), old), bus, topic, 0)
	if got := collect(); !slices.Equal(got, []string{"bus", "old"}) {
		t.Errorf("%v heard what was sent to the bus for the old branch", got)
	}
	bus.Cut(current)
	bus.Cut(old)
	signals.Send(t.Context(), bus, topic, 0)
	signals.Send(t.Context(), current, topic, 0)
	if got := collect(); !slices.Equal(got, []string{"bus", "bus"}) {
		t.Errorf("%v heard something after both branches were cut", got)
	}
}
