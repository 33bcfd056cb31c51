/** An ICC profile of a length in bytes, whose one tag holds what nobody reads. */
export function profile(length: number, space = 'RGB '): Uint8Array {
  const icc = Buffer.alloc(length);
  icc.writeUInt32BE(length);
  icc.writeUInt32BE(0x02100000, 8);
  icc.write(`mntr${space}XYZ `, 12, 'latin1');
  icc.write('acsp', 36, 'latin1');
  icc.writeUInt32BE(1, 128);
  icc.write('cprt', 132, 'latin1');
  icc.writeUInt32BE(144, 136);
  icc.writeUInt32BE(length - 144, 140);
  icc.write('text', 144, 'latin1');
  icc.write('nobody', 152, 'latin1');
  return Uint8Array.from(icc);
}
