import { getDomain, getHostname, getPublicSuffix, parse } from 'tldts'

export default [
  getDomain('https://a.b.example.co.uk:80/x?y'),
  getHostname('https://user@Example.COM/'),
  getPublicSuffix('x.github.io', { allowPrivateDomains: true }),
  parse('http://192.168.0.1/'),
  parse('https://www.xn--bcher-kva.example/'),
]
