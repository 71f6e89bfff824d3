import Mustache from 'mustache'

export default [
  Mustache.render('{{#list}}<{{n}}|{{{raw}}}>{{/list}}{{^none}}no{{/none}} {{> part}}', { list: [{ n: 'a&b', raw: '<i>' }, { n: 2 }], none: [], who: 'me' }, { part: 'P {{who}}' }),
]
