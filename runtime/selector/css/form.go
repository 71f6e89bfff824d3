package css

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// The columns of a test about forms, counted from its slot.
const (
	fieldsetColumn = iota
	legendColumn
	optgroupColumn
	editableColumn
	formColumns
)

// isForm is the test of a pseudo-class about links and form controls. Where cssselect
// departs from https://html.spec.whatwg.org/multipage/semantics-other.html#pseudo-classes
// the standard holds: a link isn't :enabled, an input needs no type to be :disabled.
func (r *run) isForm(t *test, n dom.Node) bool {
	switch t.kind {
	case testLink:
		name := r.d.Name(n)
		return (name == atom.A || name == atom.Area) && r.present(n, atom.Href)
	case testChecked:
		return r.isChecked(n)
	case testEnabled:
		return r.isControl(n) && !r.isDisabled(t, n)
	case testDisabled:
		return r.isControl(n) && r.isDisabled(t, n)
	case testRequired:
		return r.canBeRequired(n) && r.isRequired(n)
	case testOptional:
		return r.canBeRequired(n) && !r.isRequired(n)
	case testReadOnly:
		return !r.isWritable(t, n)
	case testReadWrite:
		return r.isWritable(t, n)
	}
	return r.showsPlaceholder(n)
}

func (r *run) isChecked(n dom.Node) bool {
	switch r.d.Name(n) {
	case atom.Option:
		return r.present(n, atom.Selected)
	case atom.Input:
		return r.hasType(n, "checkbox", "radio") && r.present(n, atom.Checked)
	}
	return false
}

// isControl tells the elements that can be disabled.
func (r *run) isControl(n dom.Node) bool {
	switch r.d.Name(n) {
	case atom.Button, atom.Input, atom.Select, atom.Textarea, atom.Optgroup, atom.Option, atom.Fieldset:
		return true
	}
	return false
}

// isDisabled reports whether a control is disabled, itself or by what it lies in.
func (r *run) isDisabled(t *test, n dom.Node) bool {
	if r.present(n, atom.Disabled) {
		return true
	}
	switch r.d.Name(n) {
	case atom.Optgroup:
		return false
	case atom.Option:
		return r.inDisabledOptgroup(t, n)
	}
	return r.inDisabledFieldset(t, n)
}

func (r *run) canBeRequired(n dom.Node) bool {
	switch r.d.Name(n) {
	case atom.Input, atom.Select, atom.Textarea:
		return true
	}
	return false
}

func (r *run) isRequired(n dom.Node) bool {
	return r.present(n, atom.Required) &&
		(r.d.Name(n) != atom.Input || !r.hasType(n, "hidden", "range", "color", "submit", "image", "reset", "button"))
}

func (r *run) isWritable(t *test, n dom.Node) bool {
	switch r.d.Name(n) {
	case atom.Input:
		return r.isTyped(n) && !r.present(n, atom.Readonly) && !r.isDisabled(t, n)
	case atom.Textarea:
		return !r.present(n, atom.Readonly) && !r.isDisabled(t, n)
	}
	return r.isEditable(t, n)
}

// isTyped tells the inputs that a user types something into.
func (r *run) isTyped(n dom.Node) bool {
	return !r.hasType(n, "hidden", "range", "color", "checkbox", "radio", "file", "submit", "image", "reset", "button")
}

func (r *run) showsPlaceholder(n dom.Node) bool {
	if !r.present(n, atom.Placeholder) {
		return false
	}
	switch r.d.Name(n) {
	case atom.Input:
		value, _ := r.d.Attr(n, atom.Value, dom.NoNS)
		return value == "" && r.isTyped(n) && !r.hasType(n, "date", "month", "week", "time", "datetime-local")
	case atom.Textarea:
		return r.isEmpty(n)
	}
	return false
}

// hasType reports whether the type of an input is one of these.
func (r *run) hasType(n dom.Node, types ...string) bool {
	got, _ := r.d.Attr(n, atom.Type, dom.NoNS)
	for _, one := range types {
		if equalFold(got, one) {
			return true
		}
	}
	return false
}
