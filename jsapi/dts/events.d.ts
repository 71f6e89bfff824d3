// Events, signals that abort, and the exceptions of the web.

interface EventInit {
  bubbles?: boolean
  cancelable?: boolean
  composed?: boolean
}
interface EventPhases {
  readonly NONE: 0
  readonly CAPTURING_PHASE: 1
  readonly AT_TARGET: 2
  readonly BUBBLING_PHASE: 3
}
interface Event extends EventPhases {
  readonly type: string
  readonly target: EventTarget | null
  readonly srcElement: EventTarget | null
  readonly currentTarget: EventTarget | null
  readonly eventPhase: number
  readonly bubbles: boolean
  readonly cancelable: boolean
  readonly composed: boolean
  readonly defaultPrevented: boolean
  readonly returnValue: boolean
  readonly isTrusted: boolean
  readonly timeStamp: number
  composedPath(): EventTarget[]
  preventDefault(): void
  stopPropagation(): void
  stopImmediatePropagation(): void
}
declare var Event: EventPhases & { prototype: Event; new (type: string, options?: EventInit): Event }

interface CustomEvent<T = any> extends Event {
  readonly detail: T
}
declare var CustomEvent: { prototype: CustomEvent; new <T>(type: string, options?: EventInit & { detail?: T }): CustomEvent<T> }

type EventListener = ((event: any) => unknown) | { handleEvent(event: any): unknown }
interface ListenerOptions {
  capture?: boolean
  once?: boolean
  passive?: boolean
  signal?: AbortSignal
}
interface EventTarget {
  addEventListener(type: string, listener: EventListener | null, options?: boolean | ListenerOptions): void
  removeEventListener(type: string, listener: EventListener | null, options?: boolean | { capture?: boolean }): void
  dispatchEvent(event: Event): boolean
}
declare var EventTarget: { prototype: EventTarget; new (): EventTarget }

interface AbortSignal extends EventTarget {
  readonly aborted: boolean
  readonly reason: any
  onabort: ((event: Event) => unknown) | null
  throwIfAborted(): void
}
declare var AbortSignal: {
  prototype: AbortSignal
  abort(reason?: any): AbortSignal
  timeout(milliseconds: number): AbortSignal
  any(signals: Iterable<AbortSignal>): AbortSignal
}

interface AbortController {
  readonly signal: AbortSignal
  abort(reason?: any): void
}
declare var AbortController: { prototype: AbortController; new (): AbortController }

interface DOMExceptionCodes {
  readonly INDEX_SIZE_ERR: 1
  readonly DOMSTRING_SIZE_ERR: 2
  readonly HIERARCHY_REQUEST_ERR: 3
  readonly WRONG_DOCUMENT_ERR: 4
  readonly INVALID_CHARACTER_ERR: 5
  readonly NO_DATA_ALLOWED_ERR: 6
  readonly NO_MODIFICATION_ALLOWED_ERR: 7
  readonly NOT_FOUND_ERR: 8
  readonly NOT_SUPPORTED_ERR: 9
  readonly INUSE_ATTRIBUTE_ERR: 10
  readonly INVALID_STATE_ERR: 11
  readonly SYNTAX_ERR: 12
  readonly INVALID_MODIFICATION_ERR: 13
  readonly NAMESPACE_ERR: 14
  readonly INVALID_ACCESS_ERR: 15
  readonly VALIDATION_ERR: 16
  readonly TYPE_MISMATCH_ERR: 17
  readonly SECURITY_ERR: 18
  readonly NETWORK_ERR: 19
  readonly ABORT_ERR: 20
  readonly URL_MISMATCH_ERR: 21
  readonly QUOTA_EXCEEDED_ERR: 22
  readonly TIMEOUT_ERR: 23
  readonly INVALID_NODE_TYPE_ERR: 24
  readonly DATA_CLONE_ERR: 25
}
interface DOMException extends Error, DOMExceptionCodes {
  readonly name: string
  readonly code: number
}
declare var DOMException: DOMExceptionCodes & {
  prototype: DOMException
  new (message?: string, name?: string | { name?: string; cause?: unknown }): DOMException
}
