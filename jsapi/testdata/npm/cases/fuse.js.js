import Fuse from 'fuse.js'

const fuse = new Fuse([{ t: 'Old Man War' }, { t: 'The Lock Artist' }, { t: 'HTML5' }], { keys: ['t'], includeScore: true })
export default [fuse.search('od mn').map((r) => [r.item.t, r.score.toFixed(3)]), fuse.search('html')[0].refIndex]
