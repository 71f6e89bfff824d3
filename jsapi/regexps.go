package jsapi

import (
	"sync"
	"time"

	"github.com/dlclark/regexp2/v2"
)

// matchLimit bounds one match of a regular expression in a script. Nothing can interrupt
// a match; goja takes one that ran out of time for none. The script never sees that: the
// turn it belongs to has run past CALLBACK_CPU_LIMIT by then and is stopped, unless that
// limit is off or higher than this one.
const matchLimit = time.Minute

// boundMatches gives the engine of goja's backtracking patterns its limit. It holds for
// patterns compiled from now on, so it comes before the first script is loaded.
var boundMatches = sync.OnceFunc(func() { regexp2.DefaultMatchTimeout = matchLimit })
