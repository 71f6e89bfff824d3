import { BigNumber } from 'bignumber.js'

export default [new BigNumber('0.1').plus('0.2').toString(), new BigNumber('123456789012345678901234567890').times(3).toFormat(), new BigNumber(2).sqrt().toFixed(30), new BigNumber('ff', 16).toNumber()]
