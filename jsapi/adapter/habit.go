package adapter

import "sync/atomic"

// habitPages is the patience with a callback that does not select: after so many pages in a row its pages
// are not parsed in advance any more.
const habitPages = 3

// habit is whether a callback asks for the parsed document of its pages. For one that
// does, a page is parsed before the loop is entered, beside the JavaScript of others.
type habit struct {
	expects atomic.Int32 // how many more pages without a question count as chance
}

func (s *Spider) habit(name string) *habit {
	if known, ok := s.habits.Load(name); ok {
		return known.(*habit)
	}
	known, _ := s.habits.LoadOrStore(name, &habit{})
	return known.(*habit)
}

func (h *habit) expected() bool { return h.expects.Load() > 0 }

// note remembers a page. Pages of one callback run side by side: a count that is off by
// one or two does no harm.
func (h *habit) note(asked bool) {
	if asked {
		h.expects.Store(habitPages)
	} else if h.expects.Load() > 0 {
		h.expects.Add(-1)
	}
}
