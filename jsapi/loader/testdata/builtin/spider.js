import './lib/a.js';

export default 1;
