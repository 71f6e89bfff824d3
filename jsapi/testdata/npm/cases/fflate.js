import { gunzipSync, gzipSync, strFromU8, strToU8, unzipSync, unzlibSync, zipSync, zlibSync } from 'fflate'

const text = 'hello é '.repeat(100)
const packed = gzipSync(strToU8(text), { mtime: 0 })
export default [
  strFromU8(gunzipSync(packed)) === text,
  packed.length,
  strFromU8(unzlibSync(zlibSync(strToU8(text), { level: 9 }))) === text,
  Object.keys(unzipSync(zipSync({ 'a.txt': strToU8('a'), dir: { 'b.txt': strToU8(text) } }))),
]
