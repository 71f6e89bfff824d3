package signals

import (
	"context"
	"slices"
)

// Branch returns a new branch of b, which is not a branch itself. It ends with Cut.
func (b *Bus) Branch() *Bus {
	branch := NewBus()
	branch.root = b
	b.mu.Lock()
	defer b.mu.Unlock()
	branches := append(slices.Clone(*b.branches.Load()), branch)
	b.branches.Store(&branches)
	return branch
}

// Use makes a branch of b the current one.
func (b *Bus) Use(branch *Bus) { b.current.Store(branch) }

// Cut ends a branch: its handlers hear no more.
func (b *Bus) Cut(branch *Bus) {
	b.current.CompareAndSwap(branch, nil)
	b.mu.Lock()
	defer b.mu.Unlock()
	branches := slices.DeleteFunc(slices.Clone(*b.branches.Load()), func(other *Bus) bool { return other == branch })
	b.branches.Store(&branches)
	branch.handlers.Store(&map[string][]handler{})
}

type branchKey struct{}

// WithBranch makes what is sent with ctx reach the handlers of that branch rather than
// those of the current one.
func WithBranch(ctx context.Context, branch *Bus) context.Context {
	return context.WithValue(ctx, branchKey{}, branch)
}

// Tell is Send to the handlers of a branch alone: its bus hears nothing of it. A nil
// branch has no handlers.
func Tell[E any](ctx context.Context, branch *Bus, t Topic[E], event E) []error {
	if branch == nil {
		return nil
	}
	return deliver(ctx, branch.own(t.Name), event)
}

// audience are the handlers that hear a signal sent with ctx to b.
func (b *Bus) audience(ctx context.Context, name string) []handler {
	root, branch := b, b.current.Load()
	if b.root != nil {
		root, branch = b.root, b
	} else if named, ok := ctx.Value(branchKey{}).(*Bus); ok {
		branch = named
	}
	list := root.own(name)
	if branch == nil {
		return list
	}
	switch more := branch.own(name); {
	case len(more) == 0:
		return list
	case len(list) == 0:
		return more
	default:
		return slices.Concat(list, more)
	}
}
