import { parse, tokenizer } from 'acorn'

const tree = parse('const f = async (a, {b} = {}) => a?.b ?? `x${b}`; class A { #p = 1n; static { } }', { ecmaVersion: 'latest' })
export default [tree.body.map((n) => n.type), tree.end, [...tokenizer('/\\p{L}+/u.test(x)', { ecmaVersion: 2024 })].map((t) => t.type.label)]
