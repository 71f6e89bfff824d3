package scheduler

// SeenSet is the set of the dupefilter.
type SeenSet = seenSet
