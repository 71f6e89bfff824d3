import * as gojscrape from 'gojscrape';

export default gojscrape.Spyder;
