// The modules of Node answer to their names without node: too.

declare module 'assert' {
  export * from 'node:assert'
  export { default } from 'node:assert'
}
declare module 'assert/strict' {
  export * from 'node:assert/strict'
  export { default } from 'node:assert/strict'
}
declare module 'buffer' {
  export * from 'node:buffer'
  export { default } from 'node:buffer'
}
declare module 'crypto' {
  export * from 'node:crypto'
  export { default } from 'node:crypto'
}
declare module 'events' {
  export * from 'node:events'
  export { default } from 'node:events'
}
declare module 'fs' {
  export * from 'node:fs'
  export { default } from 'node:fs'
}
declare module 'fs/promises' {
  export * from 'node:fs/promises'
  export { default } from 'node:fs/promises'
}
declare module 'os' {
  export * from 'node:os'
  export { default } from 'node:os'
}
declare module 'path' {
  export * from 'node:path'
  export { default } from 'node:path'
}
declare module 'path/posix' {
  export * from 'node:path/posix'
  export { default } from 'node:path/posix'
}
declare module 'process' {
  export * from 'node:process'
  export { default } from 'node:process'
}
declare module 'querystring' {
  export * from 'node:querystring'
  export { default } from 'node:querystring'
}
declare module 'string_decoder' {
  export * from 'node:string_decoder'
  export { default } from 'node:string_decoder'
}
declare module 'timers' {
  export * from 'node:timers'
  export { default } from 'node:timers'
}
declare module 'timers/promises' {
  export * from 'node:timers/promises'
  export { default } from 'node:timers/promises'
}
declare module 'url' {
  export * from 'node:url'
  export { default } from 'node:url'
}
declare module 'util' {
  export * from 'node:util'
  export { default } from 'node:util'
}
declare module 'util/types' {
  export * from 'node:util/types'
  export { default } from 'node:util/types'
}
