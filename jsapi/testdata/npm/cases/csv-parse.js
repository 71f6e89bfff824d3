import { parse } from 'csv-parse/sync'

const text = 'name;price;note\n"Ä ""b""";1,5;"two\nlines"\n\nC;2;\n'
export default [
  parse(text, { delimiter: ';', columns: true, skip_empty_lines: true }),
  parse(text, { delimiter: ';', from_line: 2, relax_column_count: true, skip_empty_lines: true }),
  parse('a,b\n1,2', { columns: true, cast: true }),
  (() => {
    try {
      return parse('a,b\n1')
    } catch (error) {
      return [error.code, error.message]
    }
  })(),
  parse(Buffer.from('\ufeffx,y\n1,2'), { bom: true, columns: true }),
]
