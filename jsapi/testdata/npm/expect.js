// Runs every case in Node and prints what it exports, a line of JSON each.
import { readdir } from 'node:fs/promises'

process.env.TZ = 'UTC'
for (const file of (await readdir(new URL('cases', import.meta.url))).sort()) {
  const { default: got } = await import(`./cases/${file}`)
  console.log(JSON.stringify({ name: file.replace(/\.js$/, ''), got: JSON.stringify(got) }))
}
process.exit(0) // whatever a package left running
