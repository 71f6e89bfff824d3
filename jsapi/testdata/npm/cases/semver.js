import semver from 'semver'

export default [
  semver.satisfies('1.2.3', '^1.1 || >=3'), semver.maxSatisfying(['1.0.0', '1.4.2', '2.0.0'], '~1.4'), semver.inc('1.2.3-beta.1', 'prerelease'),
  semver.sort(['2.0.0', '1.10.0', '1.9.0']), semver.coerce('v12 and more').version, semver.validRange('>1 <2'),
]
