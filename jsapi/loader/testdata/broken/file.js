import { helper } from './nowhere.js';

export default helper;
