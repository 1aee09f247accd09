interface HexRowProps {
  bytes: Uint8Array;
  start: number;
  perRow: number;
  top: number;
  chosen: number;
}

export function HexRow({ bytes, start, perRow, top, chosen }: HexRowProps) {
  const row = Array.from(bytes.subarray(start, start + perRow), (byte, at) => ({ byte, offset: start + at }));
  return (
    <tr className="hex-row" aria-rowindex={start / perRow + 1} style={{ transform: `translateY(${top}px)` }}>
      <th scope="row" className="hex-offset">
        {start.toString(16).padStart(8, '0')}
      </th>
      {row.map(({ byte, offset }) => (
        <td
          key={offset}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid can be selected
          role="gridcell"
          tabIndex={-1}
          id={`byte-${offset}`}
          className="hex-byte"
          aria-selected={offset === chosen}
          data-offset={offset}
        >
          {byte.toString(16).padStart(2, '0')}
        </td>
      ))}
      <td className="hex-ascii" style={{ paddingLeft: `${(perRow - row.length) * 3 + 1}ch` }}>
        {row.map(({ byte, offset }) => (
          <span key={offset} className={offset === chosen ? 'hex-chosen' : undefined} data-offset={offset}>
            {byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·'}
          </span>
        ))}
      </td>
    </tr>
  );
}
