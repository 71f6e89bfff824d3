export default class Broken {
  async *parse(response) {
    yield { title: response.css('h1' };
  }
}
