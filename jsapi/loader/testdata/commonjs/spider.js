const { Spider } = require('gojscrape');
const config = require('./config.cjs');

module.exports = class CommonSpider extends Spider {
  async *parse() {
    yield config.name;
  }
};
