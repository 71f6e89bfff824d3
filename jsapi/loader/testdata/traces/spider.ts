import { fail } from './helper.ts';

interface Page {
  url: string;
}

export default class Traces {
  async *parse(page: Page) {
    yield 1;
    await null;
    fail(page.url); // line 11
  }

  async *rejected() {
    for await (const n of this.parse({ url: 'x' })) {
      yield n;
    }
  }

  spin() {
    let n = 0;
    while (true) n++; // line 22
  }
}
