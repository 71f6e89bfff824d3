package adapter

import "github.com/dop251/goja"

// Object is the instance itself, for a test that calls its methods. Use it on the loop.
func (s *Spider) Object() *goja.Object { return s.object }
