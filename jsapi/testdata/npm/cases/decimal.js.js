import Decimal from 'decimal.js'

export default [new Decimal('0.1').plus('0.2'), Decimal.sqrt(2).toPrecision(15), new Decimal(7).div(3).toDecimalPlaces(5), Decimal.max(1, '2.5'), new Decimal('1e-7').toString()]
