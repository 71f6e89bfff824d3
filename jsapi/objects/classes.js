// The classes that stand for values of the engine. Their members are native.
(native) => {
  'use strict'

  class Request {
    constructor(url, options) { native.request(this, url, options) }
  }
  class Response {
    constructor(url, options) { native.response(this, url, options) }
  }
  class TextResponse extends Response {}
  class HtmlResponse extends TextResponse {}
  class XmlResponse extends TextResponse {}
  class JsonResponse extends TextResponse {}
  class Headers {
    constructor(init) { native.headers(this, init) }
    [Symbol.iterator]() { return this.entries()[Symbol.iterator]() }
  }
  class Selector {
    constructor(options) { return native.selector(new.target.prototype, options) }
  }
  // What response.$ gives; scripts do not make one themselves.
  class Query {
    toString() { return `<Query of ${this.length}>` }
  }
  // Those that a query returns make their elements on first use.
  class SelectorList extends Array {}
  return { Request, Response, TextResponse, HtmlResponse, XmlResponse, JsonResponse, Headers, Selector, SelectorList, Query }
}
