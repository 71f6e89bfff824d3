package jsonquery

// projection evaluates right at every item of what left gives; results that are null go.
// For a slice of a string it is that slice.
func projection(left, right expr, ofSlice bool) expr {
	return func(s *scope, v Value) (Value, error) {
		of, err := left(s, v)
		if err != nil {
			return nil, err
		}
		if text, ok := of.(string); ok && ofSlice {
			return text, nil
		}
		items, ok := of.([]Value)
		if !ok {
			return nil, nil
		}
		return each(s, items, right)
	}
}

func valueProjection(left, right expr) expr {
	return func(s *scope, v Value) (Value, error) {
		of, err := left(s, v)
		if err != nil {
			return nil, err
		}
		o, ok := of.(*Object)
		if !ok {
			return nil, nil
		}
		return each(s, o.values, right)
	}
}

func filter(left, right, condition expr) expr {
	return func(s *scope, v Value) (Value, error) {
		of, err := left(s, v)
		if err != nil {
			return nil, err
		}
		items, ok := of.([]Value)
		if !ok {
			return nil, nil
		}
		var kept []Value
		for _, item := range items {
			holds, err := condition(s, item)
			if err != nil {
				return nil, err
			}
			if truthy(holds) {
				kept = append(kept, item)
			}
		}
		return each(s, kept, right)
	}
}

func each(s *scope, items []Value, right expr) (Value, error) {
	results := make([]Value, 0, len(items))
	for _, item := range items {
		result, err := right(s, item)
		if err != nil {
			return nil, err
		}
		if result != nil {
			results = append(results, result)
		}
	}
	return results, nil
}

// flatten puts the items of arrays in an array in the place of these, one level deep.
func flatten(part expr) expr {
	return func(s *scope, v Value) (Value, error) {
		of, err := part(s, v)
		if err != nil {
			return nil, err
		}
		items, ok := of.([]Value)
		if !ok {
			return nil, nil
		}
		flat := make([]Value, 0, len(items))
		for _, item := range items {
			if inner, ok := item.([]Value); ok {
				flat = append(flat, inner...)
			} else {
				flat = append(flat, item)
			}
		}
		return flat, nil
	}
}
