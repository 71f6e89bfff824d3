import { connect } from 'gojscrape/sq1';

export default connect;
