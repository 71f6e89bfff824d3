// The base class of spiders. The value of this script is a function that makes it from
// what it builds on.
(native) => {
  'use strict'
  const { Request, attributes, names, spell } = native

  // A class attribute is a static property; an instance shows it until it has its own.
  // Both spellings of a name of Scrapy's are the same attribute.
  const twins = new Map()
  for (const snake of names) {
    const camel = spell(snake)
    if (camel !== snake) {
      twins.set(camel, snake)
      twins.set(snake, camel)
    }
  }

  // Every class has a name of its own that is not enumerable; one that the author gave is.
  const isGiven = (cls, name) => {
    const d = Object.getOwnPropertyDescriptor(cls, name)
    return d !== undefined && (name !== 'name' || d.enumerable || d.get !== undefined)
  }

  // The value that a class, or one it extends, gives a static name; undefined without one.
  const ofClass = (cls, name) => {
    for (let c = cls; typeof c === 'function' && c !== Spider; c = Object.getPrototypeOf(c)) {
      if (isGiven(c, name)) return c[name]
    }
    return undefined
  }

  class NotImplementedError extends Error {}

  class Spider {
    constructor(args = {}) {
      for (const [key, value] of Object.entries(args)) this[key] = value
    }

    static fromCrawler(crawler, args) { return new this(args) }

    static updateSettings(settings) { settings.setdict(ofClass(this, 'custom_settings') ?? {}, 'spider') }

    * start() {
      for (const url of startUrlsOf(this)) yield new Request(url, { dontFilter: true })
    }

    // Its own name hides that of its class.
    parse() {
      throw new NotImplementedError(`the spider '${this.name}' has no parse(response), the callback of requests without another`)
    }

    log(message, level = 'debug') { this.logger[level](message) }

    download(request, options) { return this.crawler.engine.download(request, options) }

    toString() { return `<${this.constructor.name} '${this.name}'>` }
  }

  // Scrapy's spelling of the static methods.
  for (const name of Object.getOwnPropertyNames(Spider)) {
    if (twins.has(name)) Object.defineProperty(Spider, twins.get(name), Object.getOwnPropertyDescriptor(Spider, name))
  }

  const startUrlsOf = (spider) => {
    const urls = spider.startUrls ?? []
    if (typeof urls === 'string' || typeof urls[Symbol.iterator] !== 'function') {
      throw new TypeError(`startUrls takes a list of URLs, as in ['https://…'], not ${urls}`)
    }
    if (urls.length === 0 && (spider.startUrl ?? spider.start_url) !== undefined) {
      throw new TypeError("the spider has no startUrls but a startUrl: did you miss an 's'?")
    }
    return urls
  }

  // Whether an instance, or a class of the author's, has a property of this name.
  const isOwn = (spider, name) => {
    for (let o = spider; o !== null && o !== Spider.prototype; o = Object.getPrototypeOf(o)) {
      if (Object.hasOwn(o, name)) return true
    }
    return false
  }

  // Makes one name of the attributes readable on instances.
  const show = (proto, name) => {
    const twin = twins.get(name)
    Object.defineProperty(proto, name, {
      configurable: true,
      get() {
        if (twin !== undefined && isOwn(this, twin)) return this[twin]
        // Classes inherit static properties; only the name of a class is not an author's.
        return name === 'name' ? ofClass(this.constructor, name) : this.constructor[name]
      },
      set(value) {
        if (twin !== undefined) delete this[twin]
        Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true })
      },
    })
  }

  for (const snake of attributes) {
    show(Spider.prototype, snake)
    if (spell(snake) !== snake) show(Spider.prototype, spell(snake))
  }

  // The classes of the author that a class is made of, itself first.
  const lineage = (cls) => {
    const classes = []
    for (let c = cls; c !== Spider && c !== Function.prototype; c = Object.getPrototypeOf(c)) classes.push(c)
    return classes
  }

  // Gives the known names of an object their other spelling.
  const twin = (o) => {
    for (const key of Object.getOwnPropertyNames(o)) {
      if (!twins.has(key)) continue
      Object.defineProperty(o, twins.get(key), {
        configurable: true,
        get() { return this[key] },
        set(value) { this[key] = value },
      })
    }
  }

  // Classes that have both spellings already: several spiders may extend one class.
  const twinned = new WeakSet()

  // Makes a class of the author's ready: its names in both spellings, and its statics
  // on instances.
  const adopt = (cls) => {
    for (const c of lineage(cls)) {
      for (const key of Object.getOwnPropertyNames(c)) {
        if (typeof c[key] !== 'function' && key !== 'prototype' && key !== 'length' && !(key in cls.prototype)) {
          show(cls.prototype, key)
        }
      }
      if (twinned.has(c)) continue
      twinned.add(c)
      twin(c)
      twin(c.prototype)
    }
  }

  // Names that one class writes in both spellings.
  const doubled = (cls) => {
    const pairs = []
    for (const c of lineage(cls)) {
      if (twinned.has(c)) continue
      const own = new Set([...Object.getOwnPropertyNames(c), ...Object.getOwnPropertyNames(c.prototype)])
      for (const key of own) if (key.includes('_') && own.has(twins.get(key))) pairs.push([twins.get(key), key])
    }
    return pairs
  }

  const isSpider = (v) => typeof v === 'function' && v.prototype instanceof Spider

  class Failure {
    constructor(value, request, response) {
      this.value = value
      this.request = request
      this.response = response
    }
    get type() { return this.value?.constructor }
    check(...classes) { return classes.find((c) => this.value instanceof c) ?? null }
    getErrorMessage() { return String(this.value?.message ?? this.value) }
    toString() { return `[Failure instance: ${this.value}]` }
  }

  // The callback of a request that is only downloaded: https://docs.scrapy.org/en/latest/topics/request-response.html#scrapy.http.request.NO_CALLBACK
  function NO_CALLBACK() {
    throw new Error('the callback NO_CALLBACK was called: it marks a request that no callback is meant for, download such a request instead of yielding it')
  }

  return { Spider, Failure, NO_CALLBACK, ofClass, adopt, doubled, isSpider }
}
