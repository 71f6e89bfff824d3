package selector

// List is an ordered list of selected things. Its queries run on each member in turn
// and their results are joined, duplicates included, as parsel does.
type List []*Selector

// CSS joins what query selects from each member.
func (l List) CSS(query string) (List, error) {
	return l.each(func(s *Selector) (List, error) { return s.CSS(query) })
}

// XPath joins what query selects from each member.
func (l List) XPath(query string, opts XPathOptions) (List, error) {
	return l.each(func(s *Selector) (List, error) { return s.XPath(query, opts) })
}

// JMESPath joins what query selects from each member.
func (l List) JMESPath(query string) (List, error) {
	return l.each(func(s *Selector) (List, error) { return s.JMESPath(query) })
}

// JSONPath joins what query selects from each member.
func (l List) JSONPath(query string) (List, error) {
	return l.each(func(s *Selector) (List, error) { return s.JSONPath(query) })
}

func (l List) each(query func(*Selector) (List, error)) (List, error) {
	if len(l) == 1 {
		return query(l[0])
	}
	var all List
	for _, s := range l {
		found, err := query(s)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// Get is Get of the first member; ok is false for an empty list.
func (l List) Get() (value string, ok bool) {
	if len(l) == 0 {
		return "", false
	}
	return l[0].Get(), true
}

// GetAll is Get of every member.
func (l List) GetAll() []string {
	values := make([]string, len(l))
	for i, s := range l {
		values[i] = s.Get()
	}
	return values
}

// Re joins Re of every member.
func (l List) Re(p *Pattern, replaceEntities bool) []string {
	var all []string
	for _, s := range l {
		all = append(all, s.Re(p, replaceEntities)...)
	}
	return all
}

// ReFirst is the first result of Re over all members; ok is false when there is none.
func (l List) ReFirst(p *Pattern, replaceEntities bool) (value string, ok bool) {
	for _, s := range l {
		if value, ok = s.ReFirst(p, replaceEntities); ok {
			return value, true
		}
	}
	return "", false
}

// Attrib is Attrib of the first member, nil for an empty list.
func (l List) Attrib() []Attr {
	if len(l) == 0 {
		return nil
	}
	return l[0].Attrib()
}

// Drop removes every member from its document; it stops at the first that can't be.
func (l List) Drop() error {
	for _, s := range l {
		if err := s.Drop(); err != nil {
			return err
		}
	}
	return nil
}
