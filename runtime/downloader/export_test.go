package downloader

// Slots is the number of slots in memory.
func (d *Downloader) Slots() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.byKey)
}
