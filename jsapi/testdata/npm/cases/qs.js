import qs from 'qs'

export default [
  qs.parse('a[b][c]=1&d[]=2&d[]=3&e=%C3%A9+x&f.g=4', { allowDots: true }),
  qs.stringify({ a: { b: [1, 2] }, d: new Date(0), e: 'é x', n: null }),
  qs.stringify({ a: ['b', 'c'] }, { arrayFormat: 'brackets', encodeValuesOnly: true }),
  qs.parse('?x=1;y=2', { ignoreQueryPrefix: true, delimiter: ';' }),
]
