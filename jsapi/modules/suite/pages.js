// What a spider's callback needs in a test: a page from a file, the spider, and what the
// callback yields.
(native) => {
  'use strict'
  const classes = native.part('classes')
  const { Request, Response } = classes
  const { brief } = native.part('print')

  // Fixtures that were given no URL: as the answer to a request they take its URL.
  const nameless = new WeakSet()
  const options = ['url', 'status', 'headers', 'encoding', 'flags', 'meta', 'cbKwargs', 'request']

  const checkOptions = (what, given, known) => {
    for (const key of Object.keys(given)) {
      if (!known.includes(key)) throw new TypeError(`${what} has no option ${brief(key)}; its options are ${known.join(', ')}`)
    }
  }

  const contentType = (headers) => new classes.Headers(headers ?? {}).get('Content-Type') ?? null

  // A file beside the test as the response of the class that the engine would choose: by
  // the Content-Type if headers has one, else by the name of the file, else by its content.
  const fixture = (path, given = {}) => {
    if (typeof path !== 'string') throw new TypeError(`fixture() takes the path of a file, not ${brief(path)}`)
    checkOptions('fixture()', given, options)
    const { resolve } = globalThis[Symbol.for('node:path')]
    const { readFileSync } = globalThis[Symbol.for('node:fs')]
    const body = readFileSync(resolve(native.dir(), path))
    const { url = `http://fixture.test/${path.replace(/^(\.{0,2}\/)+/, '')}`, status = 200, headers = {}, encoding, flags, meta, cbKwargs } = given
    const request = given.request ?? new Request(url, { meta: meta ?? {}, cbKwargs: cbKwargs ?? {} })
    const kind = native.kind(contentType(headers), path, body)
    const response = new classes[kind](given.url ?? request.url, { status, headers, body, encoding, flags, request })
    if (given.url === undefined && given.request === undefined) nameless.add(response)
    return response
  }

  // What a test's spider downloads: nothing but what downloads says, by URL.
  const answers = (downloads) => async (request) => {
    const known = Object.hasOwn(downloads, request.url)
    if (!known) {
      const told = Object.keys(downloads)
      throw new Error(`a test downloads nothing, and openSpider() was given no download of ${request.url}` +
        (told.length > 0 ? `; it has ${told.join(', ')}` : `: openSpider(…, { downloads: { '${request.url}': fixture('page.html') } })`))
    }
    let answer = downloads[request.url]
    if (typeof answer === 'function') answer = await answer(request)
    if (answer instanceof Error) throw answer
    if (!(answer instanceof Response)) {
      throw new TypeError(`the download of ${request.url} is ${brief(answer)}: it takes a Response, an Error, or a function that returns one`)
    }
    return answer.replace(nameless.has(answer) ? { request, url: request.url } : { request })
  }

  // An instance of a spider class, made as for a crawl.
  const openSpider = async (cls, given = {}) => {
    checkOptions('openSpider()', given, ['args', 'settings', 'downloads'])
    const { args = {}, settings = {}, downloads = {} } = given
    const texts = Object.fromEntries(Object.entries(args).map(([key, value]) => [key, String(value)]))
    return native.openSpider(cls, texts, settings, answers(downloads))
  }

  const isSingle = (value) => value instanceof Request || value instanceof Map

  // Calls take with each value that a callback gives back, whatever its shape.
  const each = async (output, take) => {
    output = await output
    if (output === null || output === undefined) return
    const iterate = isSingle(output) || typeof output !== 'object' ? undefined : output[Symbol.asyncIterator] ?? output[Symbol.iterator]
    if (iterate === undefined) {
      take(output)
      return
    }
    const iterator = iterate.call(output)
    for (let step = await iterator.next(); !step.done; step = await iterator.next()) take(await step.value)
  }

  // Collects what a callback yields into items and requests, in their order.
  const collect = async (output) => {
    const items = []
    const requests = []
    await each(output, (value) => {
      if (value === null || value === undefined) return
      if (value instanceof Request) requests.push(value)
      else if (typeof value !== 'object' || value instanceof Response || Array.isArray(value)) {
        throw new TypeError(`the callback yielded ${brief(value)}: it takes a Request, an item (an object) or null`)
      } else items.push(value)
    })
    return { items, requests }
  }

  return { fixture, openSpider, collect }
}
