import { Spider, Spyder } from 'gojscrape';

export default class extends Spyder {}
