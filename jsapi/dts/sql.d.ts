// The module "gojscrape/sql".

declare module 'gojscrape/sql' {
  /** Where the statement has ? or $1, a list; where it has :name, an object. */
  export type Params = readonly unknown[] | object | null
  export interface Options {
    /** Cuts the call off; it then rejects with the reason of the signal. */
    signal?: AbortSignal
  }
  export interface ConnectOptions extends Options {
    /** Connections of the pool: 10, for a file of SQLite 4 that read. */
    max?: number
    /** Milliseconds that a call waits for a connection: 30,000. */
    timeout?: number
  }

  /** A row; say what it is with db.query<Book>(…). */
  export type Row = Record<string, any>
  /** Rows, and the names of their columns in order. */
  export type Rows<R = Row> = R[] & { readonly columns: string[] }
  export interface Outcome {
    changes: number
    /** Null where there is none. */
    lastInsertId: number | bigint | null
  }

  /** Opens a pool of connections: sqlite:file.db, postgres://… or mysql://… */
  export function connect(url: string, options?: ConnectOptions): Promise<Database>

  interface Session {
    query<R = Row>(sql: string, params?: Params, options?: Options): Promise<Rows<R>>
    /** The first row. */
    one<R = Row>(sql: string, params?: Params, options?: Options): Promise<R | null>
    /** Rows that are fetched as the loop asks for them. */
    each<R = Row>(sql: string, params?: Params, options?: Options): AsyncIterableIterator<R>
    exec(sql: string, params?: Params, options?: Options): Promise<Outcome>
    prepare(sql: string, options?: Options): Promise<Statement>
  }
  export interface Database extends Session {
    /** Committed when the function returns, rolled back when it throws. */
    transaction<T>(work: (tx: Transaction) => T | Promise<T>, options?: Options): Promise<T>
    /** Lets running statements end. */
    close(): Promise<void>
  }
  /** Its statements run one after another, on one connection. */
  export interface Transaction extends Session {}
  export interface Statement {
    query<R = Row>(params?: Params, options?: Options): Promise<Rows<R>>
    one<R = Row>(params?: Params, options?: Options): Promise<R | null>
    each<R = Row>(params?: Params, options?: Options): AsyncIterableIterator<R>
    exec(params?: Params, options?: Options): Promise<Outcome>
    close(): Promise<void>
  }

  export class SqlError extends Error {
    constructor(message: string, fields?: object)
    /** SQLSTATE, the name that SQLite gives, or ERR_SQL_… */
    code: string
    errno?: number
    /** The statement, cut after 500 characters, without its values. */
    sql?: string
    position?: number
    detail?: string
    hint?: string
    constraint?: string
  }

  const everything: typeof import('gojscrape/sql')
  export default everything
}
