import EventEmitter from 'eventemitter3'

const events = new EventEmitter()
const got = []
events.on('a', (n) => got.push(n))
events.once('a', (n) => got.push(-n))
export default [events.emit('a', 1), events.emit('a', 2), events.emit('b'), got, events.listenerCount('a')]
