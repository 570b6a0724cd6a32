import CustomerSuccess
import SuccessStore

/// The console's own sending: what was approved goes a little later, so that an approval can be taken back.
struct OutboxWatch: Sendable {
  private let sender: OutboxSender
  private let delay: Int
  private var next: ContinuousClock.Instant

  private static let rest = Duration.seconds(5)

  /// Nil where nothing can be sent.
  init?(
    _ settings: MailSettings, zone: Zone, clock: @escaping @Sendable () -> Instant,
    startingAt moment: ContinuousClock.Instant = .now
  ) {
    guard settings.complaint == nil else { return nil }
    sender = OutboxSender(settings, zone: zone, clock: clock)
    delay = settings.delay
    next = moment + Self.rest
  }

  /// What became of what was to go; empty while it is not time. What cannot be done now is done at a later turn.
  mutating func look(
    in store: any SuccessStore, at now: Instant, _ clock: ContinuousClock.Instant = .now
  ) async -> [OutboxSender.Ended] {
    guard !store.isReadOnly, clock >= next else { return [] }
    next = clock + Self.rest
    guard let due = try? await store.answer(OutboxQuery(), at: now) else { return [] }
    var ended: [OutboxSender.Ended] = []
    for row in due where row.message.state == .approved && row.message.since + delay <= now {
      guard !Task.isCancelled, let one = try? await sender.send(row, in: store) else { continue }
      ended.append(one)
    }
    return ended
  }
}
