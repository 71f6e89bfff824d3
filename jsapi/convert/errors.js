// The error classes of Scrapy. The value of this script is an object of all of them.
(() => {
  'use strict'

  const named = (cls) => {
    Object.defineProperty(cls.prototype, 'name', { value: cls.name, writable: true, configurable: true })
    return cls
  }
  // An error whose only argument is its message.
  const plain = (name, base) => named({ [name]: class extends base {} }[name])

  class CloseSpider extends Error {
    constructor(reason = 'cancelled') {
      super(reason)
      this.reason = reason
    }
  }

  class DropItem extends Error {
    constructor(message = '', options = {}) {
      super(message)
      this.logLevel = options.logLevel ?? options.log_level ?? null
    }
    get log_level() { return this.logLevel }
  }

  class StopDownload extends Error {
    constructor(options = {}) {
      super('download stopped')
      this.fail = options.fail ?? true
    }
  }

  class HttpError extends Error {
    constructor(response, message = 'Ignoring non-200 response') {
      super(message)
      this.response = response
    }
  }

  const classes = { CloseSpider, DropItem, StopDownload, HttpError }
  for (const cls of Object.values(classes)) named(cls)
  for (const name of ['NotConfigured', 'IgnoreRequest', 'DontCloseSpider', 'NotSupported', 'UsageError',
    'DownloadConnectionRefusedError', 'CannotResolveHostError', 'DownloadTimeoutError', 'DownloadCancelledError',
    'DownloadFailedError', 'ResponseDataLossError', 'UnsupportedURLSchemeError']) {
    classes[name] = plain(name, Error)
  }
  return classes
})()
