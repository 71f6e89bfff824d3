import { parseHTML } from 'linkedom'

const { document } = parseHTML('<!doctype html><html><body><ul><li class="a">1</li><li>2</li></ul></body></html>')
const added = document.createElement('li')
added.textContent = 'ü & 3'
document.querySelector('ul').append(added)
export default [document.querySelectorAll('li').length, [...document.querySelectorAll('li')].map((li) => li.textContent), document.querySelector('ul').outerHTML, document.querySelector('li.a').nextElementSibling.textContent]
