// Writes down the members of what the modules give besides functions.
import { Spider } from 'gojscrape'
import { connect } from 'gojscrape/sql'
import { createHash, createHmac } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { constants, readdirSync, statSync } from 'node:fs'
import { parse as parsePath } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { scheduler } from 'node:timers/promises'
import { parse as parseURL } from 'node:url'

export default class ObjectsSpider extends Spider {
  static name = 'objects'

  async *start() {
    yield { of: ' ImportMeta', members: Object.keys(import.meta) }
    const db = await connect('sqlite::memory:')
    yield { of: 'gojscrape/sql Database', members: membersOf(db) }
    yield { of: 'gojscrape/sql Statement', members: membersOf(await db.prepare('select 1')) }
    yield { of: 'gojscrape/sql Outcome', members: membersOf(await db.exec('select 1')) }
    await db.close()

    yield { of: 'node:crypto Hash', members: membersOf(createHash('sha256')) }
    yield { of: 'node:crypto Hmac', members: membersOf(createHmac('sha256', 'key')) }
    const hidden = ['_events', '_maxListeners', 'length', 'name', 'prototype']
    yield {
      of: 'node:events EventEmitter',
      members: membersOf(new EventEmitter()).filter((name) => !hidden.includes(name)),
      statics: Object.getOwnPropertyNames(EventEmitter).filter((name) => !hidden.includes(name)),
    }
    yield { of: 'node:fs Constants', members: membersOf(constants) }
    yield { of: 'node:fs Stats', members: membersOf(statSync('.')) }
    yield { of: 'node:fs Dirent', members: membersOf(readdirSync('.', { withFileTypes: true })[0]) }
    yield { of: 'node:path ParsedPath', members: membersOf(parsePath('/a/b.txt')) }
    yield { of: 'node:string_decoder StringDecoder', members: membersOf(new StringDecoder()).filter((name) => name !== 'state') }
    yield { of: 'node:timers/promises scheduler', statics: Object.keys(scheduler) }
    yield { of: 'node:url Parts', members: Object.keys(parseURL('http://a/')) }
  }
}

function membersOf(object) {
  const members = new Set()
  for (let o = object; o !== Object.prototype; o = Object.getPrototypeOf(o)) {
    for (const name of Object.getOwnPropertyNames(o)) if (name !== 'constructor') members.add(name)
  }
  return [...members]
}
