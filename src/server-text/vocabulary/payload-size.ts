import { list, type Vocabulary } from './phrases.ts';

export const PAYLOAD_SIZE: Vocabulary = {
  topic: 'payload-size',
  specific: list(`
    $unit .. too large|big|long; too large|big|long .. $unit;
    max* .. payload|frame|packet .. exceed*|violation|size; payload violation; max* .. message size|length;
    message size .. exceed*|limit; max* .. size; exceed* .. limit of .. bytes|byte|kb|mb;
    $unit .. exceed* .. size|max*|limit; $unit .. exceed* ... size|bytes; $unit size limit|exceed*;
    limited at .. bytes; bytes exceed* limit; size .. exceed*; too large; too big; max frame length;
    larger than .. bytes|max*; entity too large; max payload; maximum payload
  `),
  strong: list(`
    oversize*; size limit; zu gross; demasiado grande; trop grand|volumineux; слишком больш*
  `),
  parts: list(`
    过大; 超过最大长度; 消息过长; 大きすぎ; 너무 큽
  `),
};
