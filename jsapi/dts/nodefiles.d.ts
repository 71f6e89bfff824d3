// The modules of Node for files and paths, as far as they exist here.

declare module 'node:path' {
  interface ParsedPath {
    root: string
    dir: string
    base: string
    ext: string
    name: string
  }
  export const sep: string
  export const delimiter: string
  export function basename(path: string, suffix?: string): string
  export function dirname(path: string): string
  export function extname(path: string): string
  export function format(path: Partial<ParsedPath>): string
  export function isAbsolute(path: string): boolean
  export function join(...paths: string[]): string
  export function normalize(path: string): string
  export function parse(path: string): ParsedPath
  export function relative(from: string, to: string): string
  export function resolve(...paths: string[]): string
  export function toNamespacedPath(path: string): string
  export const posix: typeof import('node:path')
  const whole: typeof import('node:path')
  export default whole
}
declare module 'node:path/posix' {
  export * from 'node:path'
  export { default } from 'node:path'
}

declare module 'node:os' {
  export const EOL: string
  export const devNull: string
  export function arch(): string
  export function platform(): string
  export function type(): string
  export function endianness(): 'BE' | 'LE'
  export function tmpdir(): string
  export function homedir(): string
  export function availableParallelism(): number
  const whole: typeof import('node:os')
  export default whole
}

declare module 'node:fs/promises' {
  import type { Constants, Dirent, Mode, Path, ReadOptions, Stats, WriteOptions } from 'node:fs'
  type Data = string | ArrayBufferView

  export const constants: Constants
  export function access(path: Path, mode?: number): Promise<void>
  export function appendFile(path: Path, data: Data, options?: WriteOptions): Promise<void>
  export function copyFile(from: Path, to: Path, mode?: number): Promise<void>
  export function lstat(path: Path): Promise<Stats>
  export function mkdir(path: Path, options?: Mode | { recursive?: boolean; mode?: Mode }): Promise<string | undefined>
  export function mkdtemp(prefix: Path): Promise<string>
  export function readFile(path: Path, options?: { encoding?: null | 'buffer' } & ReadOptions): Promise<Buffer>
  export function readFile(path: Path, options: BufferEncoding | ({ encoding: BufferEncoding } & ReadOptions)): Promise<string>
  export function readdir(path: Path, options?: { withFileTypes?: false; recursive?: boolean }): Promise<string[]>
  export function readdir(path: Path, options: { withFileTypes: true; recursive?: boolean }): Promise<Dirent[]>
  export function rename(from: Path, to: Path): Promise<void>
  export function rm(path: Path, options?: { recursive?: boolean; force?: boolean }): Promise<void>
  export function rmdir(path: Path): Promise<void>
  export function stat(path: Path): Promise<Stats>
  export function unlink(path: Path): Promise<void>
  export function writeFile(path: Path, data: Data, options?: WriteOptions): Promise<void>
  const whole: typeof import('node:fs/promises')
  export default whole
}

declare module 'node:fs' {
  /** What a path may be: text, a file: URL or bytes. */
  export type Path = string | URL | Uint8Array
  export type Mode = number | string
  export interface Constants {
    readonly F_OK: number
    readonly X_OK: number
    readonly W_OK: number
    readonly R_OK: number
    readonly COPYFILE_EXCL: number
  }
  interface Kinds {
    isFile(): boolean
    isDirectory(): boolean
    isSymbolicLink(): boolean
    isFIFO(): boolean
    isSocket(): boolean
    isBlockDevice(): boolean
    isCharacterDevice(): boolean
  }
  export interface Stats extends Kinds {
    mode: number
    /** Bytes. */
    size: number
    mtimeMs: number
    mtime: Date
  }
  export interface Dirent extends Kinds {
    name: string
    parentPath: string
  }
  export interface ReadOptions {
    flag?: string
    signal?: AbortSignal
  }
  export type WriteOptions = BufferEncoding | { encoding?: BufferEncoding | null; flag?: string; mode?: Mode; signal?: AbortSignal }
  type Data = string | ArrayBufferView
  type Done<T = void> = (error: (Error & { code: string }) | null, value: T) => void

  export const promises: typeof import('node:fs/promises')
  export const constants: Constants

  export function existsSync(path: Path): boolean
  export function accessSync(path: Path, mode?: number): void
  export function appendFileSync(path: Path, data: Data, options?: WriteOptions): void
  export function copyFileSync(from: Path, to: Path, mode?: number): void
  export function lstatSync(path: Path): Stats
  export function mkdirSync(path: Path, options?: Mode | { recursive?: boolean; mode?: Mode }): string | undefined
  export function mkdtempSync(prefix: Path): string
  export function readFileSync(path: Path, options?: { encoding?: null | 'buffer' } & ReadOptions): Buffer
  export function readFileSync(path: Path, options: BufferEncoding | ({ encoding: BufferEncoding } & ReadOptions)): string
  export function readdirSync(path: Path, options?: { withFileTypes?: false; recursive?: boolean }): string[]
  export function readdirSync(path: Path, options: { withFileTypes: true; recursive?: boolean }): Dirent[]
  export function renameSync(from: Path, to: Path): void
  export function rmSync(path: Path, options?: { recursive?: boolean; force?: boolean }): void
  export function rmdirSync(path: Path): void
  export function statSync(path: Path): Stats
  export function unlinkSync(path: Path): void
  export function writeFileSync(path: Path, data: Data, options?: WriteOptions): void

  export function access(path: Path, done: Done): void
  export function access(path: Path, mode: number, done: Done): void
  export function appendFile(path: Path, data: Data, done: Done): void
  export function appendFile(path: Path, data: Data, options: WriteOptions, done: Done): void
  export function copyFile(from: Path, to: Path, done: Done): void
  export function copyFile(from: Path, to: Path, mode: number, done: Done): void
  export function lstat(path: Path, done: Done<Stats>): void
  export function mkdir(path: Path, done: Done<string | undefined>): void
  export function mkdir(path: Path, options: Mode | { recursive?: boolean; mode?: Mode }, done: Done<string | undefined>): void
  export function mkdtemp(prefix: Path, done: Done<string>): void
  export function readFile(path: Path, done: Done<Buffer>): void
  export function readFile(path: Path, options: BufferEncoding | ({ encoding: BufferEncoding } & ReadOptions), done: Done<string>): void
  export function readdir(path: Path, done: Done<string[]>): void
  export function readdir(path: Path, options: { withFileTypes: true; recursive?: boolean }, done: Done<Dirent[]>): void
  export function rename(from: Path, to: Path, done: Done): void
  export function rm(path: Path, done: Done): void
  export function rm(path: Path, options: { recursive?: boolean; force?: boolean }, done: Done): void
  export function rmdir(path: Path, done: Done): void
  export function stat(path: Path, done: Done<Stats>): void
  export function unlink(path: Path, done: Done): void
  export function writeFile(path: Path, data: Data, done: Done): void
  export function writeFile(path: Path, data: Data, options: WriteOptions, done: Done): void
  const whole: typeof import('node:fs')
  export default whole
}
