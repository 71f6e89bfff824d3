package adapter

import "testing"

func TestHabit(t *testing.T) {
	var h habit
	if h.expected() {
		t.Error("the first page of a callback is parsed in advance")
	}
	h.note(true)
	for page := range habitPages {
		if !h.expected() {
			t.Errorf("after %d pages without a selector nothing is expected any more", page)
		}
		h.note(false)
	}
	if h.expected() {
		t.Errorf("after %d pages without a selector one is still expected", habitPages)
	}
	h.note(false)
	h.note(true)
	if !h.expected() {
		t.Error("a callback that selects again is not believed")
	}
}
