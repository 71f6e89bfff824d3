import iconv from 'iconv-lite'

const decoder = iconv.getDecoder('shift_jis')
export default [
  iconv.decode(Buffer.from([0x48, 0xe4, 0x80]), 'win1252'),
  iconv.encode('Привет', 'win1251').toString('hex'),
  iconv.encode('日本語', 'Shift_JIS').toString('hex'),
  iconv.decode(iconv.encode('日本語', 'euc-jp'), 'euc-jp'),
  iconv.decode(Buffer.from('d6d0cec4', 'hex'), 'gb18030'),
  iconv.encodingExists('big5'),
  decoder.write(Buffer.from([0x93])) + decoder.write(Buffer.from([0xfa])) + (decoder.end() ?? ''),
  iconv.encode('ä', 'utf16').toString('hex'),
]
