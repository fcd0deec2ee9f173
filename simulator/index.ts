import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { simulatorFolder } from './compile/simulator-folder';
import { ChatPosts } from './shell/server/chat-posts';
import { bundleClient } from './shell/server/client-bundle';
import { EventRelay } from './shell/server/event-relay';
import { ProgramWatch } from './shell/server/program-watch';
import { readProjectFile, sampleFile } from './shell/server/project-file';
import { createShellServer, listen } from './shell/server/shell-server';

export interface SimulatorOptions {
  /** Folder of the mini program: with app.json, or with project.config.json whose `miniprogramRoot` names it. */
  projectDir: string;
  /** Address of the emulator, as it printed it. */
  emulatorUrl: string;
  /** 0 or none: a free one. */
  port?: number;
  /** Project file; by default `simulator.config.json` beside the program. */
  configFile?: string;
}

export interface Simulator {
  /** The shell: phone and panel. `/phone.html` below it is the phone alone. */
  url: string;
  close(): Promise<void>;
}

/**
 * Builds a mini program and serves it in a simulated phone on 127.0.0.1; builds again when its files change. A program with
 * compile errors is served too: the phone shows them with file and line.
 *
 * @throws when there is no program, the port is taken, or the project file is unreadable (one sentence each)
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const projectDir = resolve(options.projectDir);
  const emulatorUrl = new URL(options.emulatorUrl).href;
  const outDir = await mkdtemp(join(tmpdir(), 'simulator-'));
  const relay = new EventRelay(emulatorUrl);
  let program: ProgramWatch | undefined;
  try {
    const watched = new ProgramWatch(projectDir, outDir, (build, revision) =>
      relay.tell('rebuild', { revision, errors: build.errors.length }),
    );
    program = watched;
    const [client] = await Promise.all([bundleClient(simulatorFolder()), watched.start()]);
    const place = () => [projectDir, watched.build.programRoot, options.configFile] as const;
    const project = () => readProjectFile(...place());
    const sample = (path: string) => sampleFile(path, ...place());
    await project();
    const chats = new ChatPosts((post) => relay.tell('chat', post));
    const server = createShellServer({
      client,
      program: watched,
      relay,
      emulatorUrl,
      outDir,
      project,
      sample,
      chats,
    });
    const url = await listen(server, options.port ?? 0);
    return {
      url,
      close: async () => {
        relay.close();
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
        await watched.close();
        await rm(outDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    relay.close();
    await program?.close();
    await rm(outDir, { recursive: true, force: true });
    throw error;
  }
}
