import parser from 'robots-parser'

const robots = parser('https://e.com/robots.txt', 'User-agent: *\nDisallow: /a/*.html$\nAllow: /a/b\nCrawl-delay: 2\nSitemap: https://e.com/s.xml')
export default [robots.isAllowed('https://e.com/a/x.html', 'me'), robots.isAllowed('https://e.com/a/b', 'me'), robots.getCrawlDelay('me'), robots.getSitemaps()]
