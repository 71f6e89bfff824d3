export default class {
  async *count(n) {
    for (let i = 0; i < n; i++) yield i;
  }

  async *delegate(n) {
    yield* this.count(n);
  }

  async kind() {
    return Object.prototype.toString.call(this.count(1));
  }
}
