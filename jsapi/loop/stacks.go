package loop

import (
	"fmt"
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// stacks reaches into the stacks of a goja VM.
//
// goja forgets to unwind a generator or async function that an interrupt, a
// stack overflow or a Go panic leaves: one frame stays on its try stack, so
// every handler outside restores the state of the one inside, and in the end
// the call stack is never empty again. Then no microtask ever runs. The loop
// knows better: it remembers the state where it calls in, and puts it back
// when such a call has failed. There is no way to do so but by the names of
// the fields, which newStacks checks.
type stacks struct {
	lengths  [4]*int // of callStack, tryStack, iterStack, refStack
	sp, sb   *int
	pointers [3]*unsafe.Pointer // prg, stash, privEnv
}

// frame is the state of the stacks at one moment.
type frame struct {
	lengths  [4]int
	sp, sb   int
	pointers [3]unsafe.Pointer
}

func newStacks(rt *goja.Runtime) stacks {
	vm := reflect.ValueOf(rt).Elem().FieldByName("vm").Elem()
	address := func(name string, kind reflect.Kind) unsafe.Pointer {
		field := vm.FieldByName(name)
		if !field.IsValid() || field.Kind() != kind {
			panic(fmt.Sprintf("this goja has no vm.%s of kind %s", name, kind))
		}
		return unsafe.Pointer(field.UnsafeAddr())
	}
	// A slice is a pointer, a length and a capacity.
	length := func(name string) *int {
		return (*int)(unsafe.Add(address(name, reflect.Slice), unsafe.Sizeof(uintptr(0))))
	}
	pointer := func(name string) *unsafe.Pointer {
		return (*unsafe.Pointer)(address(name, reflect.Pointer))
	}
	return stacks{
		lengths:  [4]*int{length("callStack"), length("tryStack"), length("iterStack"), length("refStack")},
		sp:       (*int)(address("sp", reflect.Int)),
		sb:       (*int)(address("sb", reflect.Int)),
		pointers: [3]*unsafe.Pointer{pointer("prg"), pointer("stash"), pointer("privEnv")},
	}
}

func (s *stacks) save() frame {
	f := frame{sp: *s.sp, sb: *s.sb}
	for i, p := range s.lengths {
		f.lengths[i] = *p
	}
	for i, p := range s.pointers {
		f.pointers[i] = *p
	}
	return f
}

// restore drops what was left behind since save.
func (s *stacks) restore(f frame) {
	*s.sp, *s.sb = f.sp, f.sb
	for i, p := range s.lengths {
		*p = min(*p, f.lengths[i])
	}
	for i, p := range s.pointers {
		*p = f.pointers[i]
	}
}
