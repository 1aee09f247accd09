import { curlForPowerShell } from '../../src/shared/powershell.ts';
import { t } from '../messages/message.ts';
import { CopyButton } from './copy-button.tsx';

/** Which shell a command is quoted for: in another one a URL of the page could start a program. */
export function ShellNote({ command, what }: { command: string; what: string }) {
  const powerShell = curlForPowerShell(command);
  return (
    <p className="quiet" data-testid="shell-note">
      {t('shell_posix')}{' '}
      {powerShell !== undefined && (
        <>
          {t('shell_powershell')}{' '}
          <CopyButton text={() => powerShell} what={t('shell_powershell_what', { what })} />
        </>
      )}
    </p>
  );
}
