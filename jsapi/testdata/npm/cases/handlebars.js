import Handlebars from 'handlebars'

Handlebars.registerHelper('loud', (text) => text.toUpperCase() + '!')
export default [
  Handlebars.compile('{{#each items}}{{@index}}:{{name}} {{/each}}{{loud who}} {{#if no}}x{{else}}y{{/if}} {{esc}}')({ items: [{ name: 'a' }, { name: 'b' }], who: 'me', esc: '<b>' }),
]
