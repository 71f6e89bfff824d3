package crawl

import "github.com/gojscrape/gojscrape/runtime/selector"

// Documents says how the responses of a crawl are parsed. Nil is for those that no crawl
// downloaded: the default limits, and nobody to tell.
type Documents struct {
	Limits selector.Limits
	Flawed func(*Response, selector.Flaws) // told once of each document that isn't whole; may be nil
}

func (d *Documents) parse(r *Response) *selector.Selector {
	if d == nil {
		return selector.New(r.Text(), r.Kind.selectorType())
	}
	s := selector.NewWithin(r.Text(), r.Kind.selectorType(), d.Limits)
	if flaws := s.Flaws(); flaws != (selector.Flaws{}) && d.Flawed != nil {
		d.Flawed(r, flaws)
	}
	return s
}
