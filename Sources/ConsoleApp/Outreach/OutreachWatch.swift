import CustomerSuccess
import ProcessMemory
import SuccessStore

/// Whether the console runs outreach by itself, and what a trigger that is new does about those that match already.
public enum OutreachRuns: String, CaseIterable, Hashable, Sendable {
  case new, existing, off
}

/// The console's own runs of outreach: within a minute of a change, and when the day turns. Looking whether there is anything to
/// do is one read; a console that cannot write leaves it to others, and two at once never fire the same.
struct OutreachWatch: Sendable {
  private let order: OutreachOrder
  private var next: ContinuousClock.Instant

  /// Changes of that time are judged together; the first run waits until the screen stands.
  private static let rest = Duration.seconds(30)
  /// Looking at so many customers takes room that is not needed again for a day.
  private static let many = 1000

  /// Nil where it is switched off.
  init?(_ runs: OutreachRuns, startingAt moment: ContinuousClock.Instant = .now) {
    guard runs != .off else { return nil }
    order = OutreachOrder(beginning: runs == .existing ? .all : .later)
    next = moment + OutreachWatch.rest
  }

  /// Nil while it is not time, or where nothing was found.
  mutating func look(in store: any SuccessStore, at now: Instant, _ clock: ContinuousClock.Instant = .now) async
    -> OutreachReport?
  {
    guard !store.isReadOnly, clock >= next else { return nil }
    next = clock + OutreachWatch.rest
    // What cannot be done now, as somebody else writes, is done at a later turn.
    let report = try? await store.runOutreach(order, by: OutreachOrder.ownAuthor, at: now)
    if let report, report.looked > OutreachWatch.many {
      ProcessMemory.giveBack()
      ProcessMemory.giveBackCode()
    }
    return report?.entry == nil ? nil : report
  }
}
