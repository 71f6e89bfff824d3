class Base {
  static label = 'Base';
  name = 'instance';
  async *start(prefix: string) {
    yield `${prefix} start of ${this.name}`;
  }
  get title() {
    return `title of ${this.name}`;
  }
  set title(value: string) {
    this.name = value;
  }
  static async *all() {
    yield `all of ${this.label}`;
  }
}

export default class Derived extends Base {
  static label = 'Derived';

  async *parse() {
    yield* super.start('my');
    yield super.title;
    super.title = 'renamed';
    yield* [1].map((n) => `${n} ${super.title}`);
    yield super['title'];
    yield* Derived.all();
    const inner = {
      async *start() {
        yield 'own ' + typeof super.toString;
      },
    };
    yield* inner.start();
    yield* (async function* () {
      class Other extends Base {
        async *start() {
          yield* super.start('other');
        }
      }
      yield* new Other().start();
    })();
  }

  static async *all() {
    yield* super.all();
  }
}
