export default 'lazily imported';
