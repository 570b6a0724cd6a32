import CustomerSuccess
import SuccessStore
import Synchronization
import TerminalUI

/// The console's changes: written one after the other, with patience for others who write.
final class WriteQueue: Sendable {
  private let store: any SuccessStore
  private let clock: ConsoleClock
  private let mailbox: Mailbox<Event>
  private let work: BackgroundWork
  private let last = Mutex<Task<Void, Never>?>(nil)
  /// So many changes are asked for and not answered.
  private let underWay = Mutex(0)

  /// What has come by then needs no word before.
  private static let soon = Duration.seconds(1)

  init(_ store: any SuccessStore, _ clock: ConsoleClock, _ mailbox: Mailbox<Event>, _ work: BackgroundWork) {
    (self.store, self.clock, self.mailbox, self.work) = (store, clock, mailbox, work)
  }

  /// Whoever presses once more because nothing seems to happen means the same change, not the one before it.
  func isIdle() -> Bool {
    guard underWay.withLock({ $0 > 0 }) else { return true }
    let words = "The last change is still being written; nothing more is taken back until then"
    mailbox.post(.said(words, isComplaint: true))
    return false
  }

  /// One after the other, as they were asked for. What takes its time is said to be at work.
  func write(
    _ change: @escaping @Sendable (any SuccessStore, Instant) async throws(StoreError) -> Outcome
  ) {
    underWay.withLock { $0 += 1 }
    last.withLock { last in
      let before = last
      last = work.start { [store, clock, mailbox, self] in
        await before?.value
        let late = Task {
          try await Task.sleep(for: WriteQueue.soon)
          mailbox.post(.said("Being written; it is large, or another program is writing", isComplaint: false))
        }
        let outcome: Outcome
        outcome = await WriteQueue.patiently { () async throws(StoreError) in try await change(store, clock.now()) }
        late.cancel()
        underWay.withLock { $0 -= 1 }
        mailbox.post(.outcome(outcome))
      }
    }
  }

  /// Others who write for long are waited for: nobody is told that a database is busy who can do nothing about it.
  private static func patiently(_ change: () async throws(StoreError) -> Outcome) async -> Outcome {
    let end = ContinuousClock.now + .seconds(120)
    while true {
      do throws(StoreError) {
        return try await change()
      } catch {
        guard error == .busy, .now < end, !Task.isCancelled else { return .failed(error) }
      }
    }
  }
}
