import Papa from 'papaparse'

const steps = []
Papa.parse('a,b\n1,2\n3,4', { header: true, step: (row) => steps.push(row.data) })
export default [
  Papa.parse('name,n\nä,1\n"x, y",2.5\n', { header: true, dynamicTyping: true, skipEmptyLines: true }),
  Papa.unparse([{ a: 1, b: 'x "y"' }, { a: 2, b: 'p,q' }]),
  Papa.parse('a;b\n1;2').meta.delimiter,
  Papa.parse('a,b\n1').errors,
  steps,
]
