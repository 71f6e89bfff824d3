package loop

import (
	"fmt"
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// stacks reaches into the stacks and the microtask queue of a goja VM.
//
// goja forgets to unwind a generator or async function that an interrupt, a
// stack overflow or a Go panic leaves: one frame stays on its try stack, so
// every handler outside restores the state of the one inside, and in the end
// the call stack is never empty again. Then no microtask ever runs. The loop
// knows better: it remembers the state where it calls in, and puts it back
// when such a call has failed. It also runs the microtasks itself, one by one:
// goja would drop all that wait behind one that is cut off. There is no way to
// do either but by the names of the fields, which newStacks checks.
type stacks struct {
	lengths  [4]*int // of callStack, tryStack, iterStack, refStack
	sp, sb   *int
	pointers [3]*unsafe.Pointer // prg, stash, privEnv
	jobs     *[]func()          // the runtime's microtasks
}

// frame is the state of the stacks at one moment.
type frame struct {
	lengths  [4]int
	sp, sb   int
	pointers [3]unsafe.Pointer
}

func newStacks(rt *goja.Runtime) stacks {
	runtime := reflect.ValueOf(rt).Elem()
	vm := runtime.FieldByName("vm").Elem()
	slice := func(name string) *int {
		header := address(vm, name, reflect.Slice) // pointer, length, capacity
		return (*int)(unsafe.Add(header, unsafe.Sizeof(uintptr(0))))
	}
	pointer := func(name string) *unsafe.Pointer {
		return (*unsafe.Pointer)(address(vm, name, reflect.Pointer))
	}
	if jobs := runtime.FieldByName("jobQueue"); jobs.Type() != reflect.TypeFor[[]func()]() {
		panic("this goja has another kind of job queue: " + jobs.Type().String())
	}
	return stacks{
		lengths:  [4]*int{slice("callStack"), slice("tryStack"), slice("iterStack"), slice("refStack")},
		sp:       (*int)(address(vm, "sp", reflect.Int)),
		sb:       (*int)(address(vm, "sb", reflect.Int)),
		pointers: [3]*unsafe.Pointer{pointer("prg"), pointer("stash"), pointer("privEnv")},
		jobs:     (*[]func())(address(runtime, "jobQueue", reflect.Slice)),
	}
}

func address(structure reflect.Value, name string, kind reflect.Kind) unsafe.Pointer {
	field := structure.FieldByName(name)
	if !field.IsValid() || field.Kind() != kind {
		panic(fmt.Sprintf("this goja has no field %s of kind %s", name, kind))
	}
	return unsafe.Pointer(field.UnsafeAddr())
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
