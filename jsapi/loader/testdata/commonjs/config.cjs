exports.name = 'commonjs';
