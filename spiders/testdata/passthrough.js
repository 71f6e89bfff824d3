// Components that await and change nothing: what they cost is the way to them and back.
export class Pipeline {
  async processItem(item) { return item }
}

export class DownloaderMiddleware {
  async processRequest() {}
  async processResponse(request, response) { return response }
}

export class SpiderMiddleware {
  async processSpiderInput() {}
  async *processSpiderOutput(response, result) { for await (const value of result) yield value }
}
