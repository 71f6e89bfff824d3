package scheduler_test

import (
	"crypto/sha1"
	"math/rand/v2"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/scheduler"
)

func TestSeenSetIsExact(t *testing.T) {
	var set scheduler.SeenSet
	for round := range 2 {
		for i := range 50_000 {
			if fp := sha1.Sum([]byte(strconv.Itoa(i))); set.Add(fp) != (round == 0) {
				t.Fatalf("round %d: fingerprint %d", round, i)
			}
		}
	}
}

// Fingerprints that differ in one bit, or have the same begin, stand close together.
func TestSeenSetTellsNeighboursApart(t *testing.T) {
	var set scheduler.SeenSet
	var zero, ones [20]byte
	for i := range ones {
		ones[i] = 0xFF
	}
	known := map[[20]byte]bool{}
	for _, base := range [][20]byte{zero, ones} {
		for bit := -1; bit < 160; bit++ {
			fp := base
			if bit >= 0 {
				fp[bit/8] ^= 1 << (bit % 8)
			}
			known[fp] = true
			if !set.Add(fp) {
				t.Errorf("%x is new", fp)
			}
		}
	}
	for fp := range known {
		if set.Add(fp) {
			t.Errorf("%x is known", fp)
		}
	}
}

func TestSeenSetIsSafeForConcurrentUse(t *testing.T) {
	var set scheduler.SeenSet
	var added atomic.Int64
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, i := range rand.Perm(5000) {
				if set.Add(sha1.Sum([]byte(strconv.Itoa(i)))) {
					added.Add(1)
				}
			}
		})
	}
	wg.Wait()
	if added.Load() != 5000 {
		t.Errorf("%d fingerprints were new, want 5000", added.Load())
	}
}
