// What Request, Response, Headers and Selector hold lies in Go. Here they are plain
// objects, to be compared and printed.
(native) => {
  'use strict'
  const { Request, Response, Headers, Selector } = native.part('classes')
  const decoder = new TextDecoder()

  const nameOf = (callback) => (typeof callback === 'function' ? callback.name : callback)

  const isEmpty = (value) =>
    value === null || value === undefined || value === false || value === 0 || value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)

  // Only what is not as it always is: that is what an author writes down.
  const significant = (members) => Object.fromEntries(Object.entries(members).filter(([, value]) => !isEmpty(value)))

  const bodyText = (body) => (body.length === 0 ? '' : decoder.decode(body))

  const headersView = (headers) => Object.fromEntries([...headers].map(([name]) => [String(name), headers.get(name)]))

  const requestView = (request) => significant({
    url: request.url,
    method: request.method === 'GET' ? '' : request.method,
    callback: nameOf(request.callback),
    errback: nameOf(request.errback),
    headers: headersView(request.headers),
    body: bodyText(request.body),
    cookies: request.cookies,
    meta: request.meta,
    cbKwargs: request.cbKwargs,
    priority: request.priority,
    dontFilter: request.dontFilter,
    flags: request.flags,
  })

  const responseView = (response) => significant({
    url: response.url,
    status: response.status,
    headers: headersView(response.headers),
    flags: response.flags,
    body: bodyText(response.body),
  })

  // The name of the class and its members; undefined for any other value.
  const view = (value) => {
    if (value instanceof Request) return { name: 'Request', members: requestView(value) }
    if (value instanceof Response) return { name: value.constructor.name, members: responseView(value) }
    if (value instanceof Headers) return { name: 'Headers', members: headersView(value) }
    if (value instanceof Selector) return { name: 'Selector', members: { data: value.get() } }
    return undefined
  }

  // A member of an object as an expectation may write it: a callback by its name, headers
  // as an object, a body as text.
  const member = (object, key, expected) => {
    const value = object[key]
    if (!(object instanceof Request || object instanceof Response)) return value
    if (key === 'callback' || key === 'errback') return typeof expected === 'string' ? nameOf(value) : value
    if (key === 'body' && typeof expected === 'string') return bodyText(value)
    return value
  }

  return { view, member }
}
