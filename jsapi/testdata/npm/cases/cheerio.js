import * as cheerio from 'cheerio'

const $ = cheerio.load('<ul id="f"><li class="a">Äpfel</li><li class="b">Birnen <b>2</b></li></ul><form><input name="q" value="1"></form>')
$('li.a').attr('data-n', '1').addClass('seen').after('<li>neu</li>')
export default [
  $('li').map((i, el) => $(el).text()).get(),
  $('li:nth-child(3) > b').text(),
  $('ul').html(),
  $('form').serializeArray(),
  $.extract({ items: ['li'], bold: { selector: 'b', value: 'outerHTML' } }),
  $('li').filter((i, el) => $(el).hasClass('seen')).data(),
  cheerio.load('<a><b/></a>', { xml: true }).xml(),
  $.root().find('li').not('.a').last().prev().text(),
]
