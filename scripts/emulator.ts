import { join } from 'node:path';
import { runCommand } from '../emulator/command';
import { repositoryRoot } from './root';

// The emulator alone, for any WeChat cloud project: emulator/README.md.

runCommand('npm run emulator --', join(repositoryRoot(), 'out', 'emulator'));
