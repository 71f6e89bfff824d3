import jsonata from 'jsonata'

const data = { orders: [{ p: 'A', price: 3, n: 2 }, { p: 'B', price: 5, n: 1 }, { p: 'A', price: 1, n: 4 }] }
export default [
  await jsonata('$sum(orders.(price * n))').evaluate(data),
  await jsonata('orders{p: $sum(price)}').evaluate(data),
  await jsonata('orders[price > 2]^(>price).p').evaluate(data),
  await jsonata('$map([1..3], function($n) { $n * $n })').evaluate({}),
  await jsonata('$uppercase($substringBefore("é-x", "-"))').evaluate({}),
  await jsonata('$replace("a1b22", /[0-9]+/, "#")').evaluate({}),
  await jsonata('$fromMillis(0, "[Y]-[M01]-[D01]")').evaluate({}),
]
