#!/usr/bin/env gojscrape
import { Spider, type Response } from 'gojscrape';
import type { Missing } from 'gojscrape';
import { readFile } from 'gojscrape/fs';
import { basename } from 'node:path';
import config from './config.json';
import { prices, Currency } from './prices.mts';

const label: string = await Promise.resolve('top-level await');

function logged(method: Function, context: ClassMethodDecoratorContext) {
  return function (this: unknown, ...args: unknown[]) {
    return `${String(context.name)}(${method.apply(this, args)})`;
  };
}

export default class extends Spider {
  static settings = { start: config.start };
  declare page: number;
  #seen = new Set<string>();

  @logged
  override title(): string {
    return 'title';
  }

  async *parse(response: Response): AsyncGenerator<string> {
    yield label;
    yield this.title();
    yield `${config.start} ${Currency.Euro} ${Currency[Currency.Euro]}`;
    yield* prices();
    for await (const name of names()) yield name;
    const lazy = await import('./lazy.js');
    yield lazy.default;
    yield await readFile(basename('/a/b.txt'));
    yield String(/^\p{Lu}/u.test('Äpfel'));
    yield import.meta.url.split('/').pop()!;
    try {
      const name = './other' + '.js';
      await import(name);
    } catch (e) {
      yield (e as Error).message;
    }
  }
}

async function* names() {
  yield 'for';
  yield 'await';
}
