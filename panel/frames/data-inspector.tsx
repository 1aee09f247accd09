import { inspectBytes } from './inspect-bytes.ts';

/** The bytes at an offset, read as numbers. */
export function DataInspector({ bytes, offset }: { bytes: Uint8Array; offset: number }) {
  return (
    <table className="inspector" data-testid="inspector">
      <caption>
        At offset {offset} (0x{offset.toString(16)})
      </caption>
      <thead>
        <tr>
          <th scope="col">Type</th>
          <th scope="col">little-endian</th>
          <th scope="col">big-endian</th>
        </tr>
      </thead>
      <tbody>
        {inspectBytes(bytes, offset).map(({ name, little, big }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {big === undefined ? (
              <td colSpan={2}>{little}</td>
            ) : (
              <>
                <td>{little}</td>
                <td>{big}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
