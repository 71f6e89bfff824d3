import pRetry, { AbortError } from 'p-retry'

let tries = 0
const flaky = () => {
  if (++tries < 3) throw new Error('try ' + tries)
  return tries
}
const seen = []
export default [
  await pRetry(flaky, { retries: 5, minTimeout: 1, onFailedAttempt: ({ attemptNumber }) => seen.push(attemptNumber) }),
  seen,
  await pRetry(() => { throw new AbortError('stop') }, { minTimeout: 1 }).catch((e) => e.message),
]
