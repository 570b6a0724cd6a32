import CustomerSuccess
import Dispatch
public import SuccessStore
import Synchronization
public import TerminalUI

/// Looks at the store for the wall, off the main thread: anew whenever somebody changed something, and once a minute. What
/// can no longer be read is opened again and again.
public final class WallReader: Sendable {
  private let open: @Sendable () throws(StoreError) -> any SuccessStore
  private let clock: ConsoleClock
  private let mailbox: Mailbox<Wall.Event>
  /// What is told beyond what hangs there; nil: nothing.
  private let alerts: AlertDesk?
  private let work = DispatchGroup()
  private let task = Mutex<Task<Void, Never>?>(nil)
  /// Negative: never.
  private let lastLook = Atomic<Int>(-1)

  private static let interval = Duration.milliseconds(500)
  /// Seconds after which figures are old though nobody changed anything: hours and days go by.
  private static let lifetime = 60
  /// How many tickets are reckoned by the second.
  private static let limit = 5000

  public init(
    clock: ConsoleClock, mailbox: Mailbox<Wall.Event>, alerts: AlertDesk? = nil,
    open: @escaping @Sendable () throws(StoreError) -> any SuccessStore
  ) {
    self.clock = clock
    self.mailbox = mailbox
    self.alerts = alerts
    self.open = open
  }

  /// The second of uptime at which the data was last looked at.
  var seen: Int? {
    let second = lastLook.load(ordering: .relaxed)
    return second < 0 ? nil : second
  }

  public func start() {
    work.enter()
    let started = Task.detached { [self] in
      var look = Look(desk: alerts)
      while !Task.isCancelled {
        await turn(&look)
        try? await Task.sleep(for: WallReader.interval)
      }
      try? look.store?.close()
      work.leave()
    }
    task.withLock { $0 = started }
  }

  /// Withdraws everything and waits for its end.
  public func stop() {
    task.withLock { $0?.cancel() }
    work.wait()
  }

  private struct Look {
    var store: (any SuccessStore)?
    var version: Int?
    var readAt: Int?
    var sight: WallSight?
    var isTroubled = false
    var desk: AlertDesk?
  }

  private func turn(_ look: inout Look) async {
    do throws(StoreError) {
      try await read(&look)
      lastLook.store(WallClock.uptime(), ordering: .relaxed)
      if look.isTroubled { mailbox.post(.trouble(nil)) }
      look.isTroubled = false
    } catch {
      guard error != .busy, error != .cancelled else { return }
      // Whatever it is, a file that was put right is found by opening it anew.
      try? look.store?.close()
      look = Look(isTroubled: true, desk: look.desk)
      mailbox.post(.trouble(error))
    }
  }

  private func read(_ look: inout Look) async throws(StoreError) {
    let store: any SuccessStore
    if let known = look.store { store = known } else { store = try open() }
    look.store = store
    let version = try store.version()
    let isOld = look.readAt.map { WallClock.uptime() - $0 >= WallReader.lifetime } ?? true
    let now = clock.now()
    guard isOld || version != look.version else {
      if let news = look.desk?.turn(to: now) { mailbox.post(.announced(news)) }
      return
    }
    let figures = try await store.answer(WallQuery(limit: WallReader.limit), at: now)
    look.version = version
    look.readAt = WallClock.uptime()
    let sight = WallSight(figures, at: now, after: look.sight)
    look.sight = sight
    mailbox.post(.sight(sight))
    if let news = look.desk?.read(figures.queue.rows, at: now) { mailbox.post(.announced(news)) }
  }
}
