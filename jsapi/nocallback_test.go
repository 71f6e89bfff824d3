package jsapi_test

import "testing"

func TestNoCallback(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  async *start() {
    const inline = new Request(this.site + '/numbers/1', { callback: NO_CALLBACK })
    yield { status: (await this.download(inline)).status, same: inline.callback === NO_CALLBACK }
    yield new Request(this.site + '/numbers/2', { callback: NO_CALLBACK })
  }`))
	h.got(`{'status': 200, 'same': True}`)
	h.logged("the callback NO_CALLBACK was called")
}
