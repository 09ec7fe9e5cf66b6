import type { Command } from 'commander';
import { BadCall } from '../../model/index.ts';
import { EXIT } from '../failure.ts';
import type { Done } from '../program.ts';

export function configureUser(command: Command, done: Done): void {
  command
    .argument('<name>', 'who it is; reviews bear this name')
    .requiredOption('--users <file>', 'the file of users; it is made when there is none')
    .requiredOption(
      '--role <role>',
      'reader asks, reviewer also judges statements, admin also adds documents',
    )
    .action(async (name: string) => {
      const { users, role } = command.opts<{ readonly users: string; readonly role: string }>();
      const [{ isRole }, { addUser }, { ROLES }] = await Promise.all([
        import('../../server/users.ts'),
        import('../../server/users-file.ts'),
        import('../../server/visitor.ts'),
      ]);
      if (!isRole(role)) throw new BadCall(`"${role}" is not a role: ${ROLES.join(', ')}.`);
      const token = addUser(users, name, role);
      process.stdout.write(
        `${name} may come in as ${role}, with this token; it is shown once and kept nowhere:\n${token}\n`,
      );
      done(EXIT.answered);
    });
}
