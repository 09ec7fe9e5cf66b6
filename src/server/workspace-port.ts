import type { Workspace } from '../operations/workspace.ts';

/** What the server needs of a workspace: the material, and the ways to add to it. */
export type WorkspacePort = Pick<Workspace, 'version' | 'caseFile' | 'add' | 'review' | 'correct'>;
