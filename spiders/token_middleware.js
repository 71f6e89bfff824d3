// A downloader middleware that logs in once and adds a token to every request.
//
//     gojscrape demo --serve
//     gojscrape runspider spiders/token_middleware.js -a user=ada -a password=secret
//
// The first five requests come at the same time, and all of them need the token. The
// middleware keeps the promise of the login, not the token: so all wait for one login.
import { Spider, Request } from 'gojscrape'

class TokenMiddleware {
  token // a promise, once the first request has asked for it

  static fromCrawler(crawler) {
    return new this(crawler.engine)
  }

  constructor(engine) {
    this.engine = engine
  }

  async processRequest(request, spider) {
    // The request of the login passes this middleware as well. Were it to wait for the
    // token, it would wait for itself.
    if (request.meta.is_login) return

    this.token ??= this.login(spider)
    request.headers.set('Authorization', `Bearer ${await this.token}`)
  }

  async login({ site, user, password }) {
    const response = await this.engine.download(`${site}/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user, password }),
      meta: { is_login: true, dont_obey_robotstxt: true },
    })
    if (response.status !== 200) throw new Error(`no token: ${response.status} ${response.text}`)
    return response.json().token
  }
}

export default class TokenSpider extends Spider {
  static name = 'token'
  static customSettings = { DOWNLOADER_MIDDLEWARES: [[TokenMiddleware, 450]] }

  constructor(args) {
    super(args)
    this.site ??= 'http://127.0.0.1:8765'
    this.user ??= 'ada'
    this.password ??= 'secret'
  }

  *start() {
    for (const page of [1, 2, 3, 4, 5]) yield new Request(`${this.site}/members/${page}`)
  }

  parse(response) {
    const { page, member, secret } = response.json()
    return { page, member, secret }
  }
}
