import { curlForPowerShell } from '../../src/shared/powershell.ts';
import { CopyButton } from './copy-button.tsx';

/** Which shell a command is quoted for: in another one a URL of the page could start a program. */
export function ShellNote({ command, what }: { command: string; what: string }) {
  const powerShell = curlForPowerShell(command);
  return (
    <p className="quiet" data-testid="shell-note">
      For bash, zsh and other POSIX shells (on Windows: WSL or Git Bash), not for cmd.exe.{' '}
      {powerShell !== undefined && (
        <>
          For PowerShell: <CopyButton text={() => powerShell} what={`${what} for PowerShell`} />
        </>
      )}
    </p>
  );
}
