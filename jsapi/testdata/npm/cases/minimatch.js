import { minimatch } from 'minimatch'

export default [minimatch('a/b/c.js', '**/*.{js,ts}'), minimatch('.x', '*'), minimatch('é.txt', '[[:alpha:]].txt'), minimatch.filter('!*.md')('a.md')]
