// Writes down which members everything has that a spider can reach.
import * as gojscrape from 'gojscrape'

const { Spider, Request } = gojscrape

export default class WalkSpider extends Spider {
  static name = 'walk'

  static customSettings = { ROBOTSTXT_OBEY: true }

  async *start() {
    const parsed = this.crawler.signals.waitFor('robots_parsed')
    this.download(`${this.site}/quotes/`)
    yield { of: 'robot parser', members: Object.keys((await parsed).robotparser) }
    yield new Request(`${this.site}/quotes/`)
    yield new Request(`${this.site}/status/404`, { errback: this.failed })
  }

  *parse(response) {
    yield { of: 'exports', members: Object.keys(gojscrape) }
    const given = Object.getOwnPropertyNames(this).filter((name) => name !== 'site')
    yield { of: 'Spider', members: [...given, ...membersOf(Spider.prototype)] }
    for (const name of ['Request', 'Response', 'TextResponse', 'Headers', 'Selector', 'SelectorList']) {
      yield { of: name, members: membersOf(gojscrape[name].prototype) }
    }
    const ofFunctions = ['length', 'name', 'prototype']
    yield { of: 'Spider (static)', members: Object.getOwnPropertyNames(Spider).filter((name) => !ofFunctions.includes(name)) }

    const { crawler } = this
    yield { of: 'crawler', members: Object.keys(crawler) }
    yield { of: 'engine', members: Object.keys(crawler.engine) }
    yield { of: 'stats', members: Object.keys(crawler.stats) }
    yield { of: 'signals', members: Object.keys(crawler.signals) }
    yield { of: 'signal names', members: Object.values(gojscrape.signals) }
    yield { of: 'settings', members: Object.keys(this.settings) }
    yield { of: 'logger', members: Object.keys(this.logger) }
  }

  *failed(failure) {
    yield { of: 'Failure', members: [...Object.keys(failure), ...membersOf(Object.getPrototypeOf(failure))] }
  }
}

function membersOf(prototype) {
  return Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor')
}
