import normalizeUrl from 'normalize-url'

export default [normalizeUrl('HTTP://www.Example.com:80/a/../b/?b=2&a=1&utm_source=x#y'), normalizeUrl('example.com/%7Efoo//bar', { stripHash: true }), normalizeUrl('//é.example/')]
