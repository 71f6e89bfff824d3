export enum Currency {
  Dollar,
  Euro,
}

export async function* prices(): AsyncGenerator<string> {
  yield await Promise.resolve('1 €');
  yield '2 €';
}
