import Synchronization

/// Where work done on other threads leaves its results for the main thread, which it wakes.
public final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let wake: @Sendable () -> Void

  public init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  /// May be called from any thread.
  public func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    wake()
  }

  /// Takes everything posted so far, in order.
  public func drain() -> [Message] {
    messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
