import { concatMap, delay, from, groupBy, interval, lastValueFrom, map, mergeMap, of, reduce, take, toArray, catchError, throwError, zip } from 'rxjs'

export default [
  await lastValueFrom(from([1, 2, 3]).pipe(map((n) => n * 2), toArray())),
  await lastValueFrom(interval(1).pipe(take(3), toArray())),
  await lastValueFrom(from(['a', 'bb', 'cc']).pipe(groupBy((s) => s.length), mergeMap((g) => g.pipe(toArray())), toArray())),
  await lastValueFrom(from([3, 1]).pipe(concatMap((n) => of(n).pipe(delay(n))), reduce((a, b) => a + '-' + b, ''))),
  await lastValueFrom(throwError(() => new Error('x')).pipe(catchError((e) => of(e.message)))),
  await lastValueFrom(zip(of(1, 2), of('a', 'b')).pipe(toArray())),
]
