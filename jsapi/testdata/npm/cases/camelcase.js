import camelCase from 'camelcase'

export default [camelCase('foo-bar'), camelCase('Föö_bär', { pascalCase: true }), camelCase('XMLHttpRequest'), camelCase(['a', 'bC']), camelCase('lorem-ipsum 3d')]
