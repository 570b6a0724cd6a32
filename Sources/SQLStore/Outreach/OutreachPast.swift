import CustomerSuccess
import SuccessStore

/// Runs of another database whose firings came with an import. Those tell until when its triggers were judged: what stood at the
/// last of them has been dealt with there, and only what has come since may fire here.
struct OutreachPast {
  private let context: OutreachContext

  /// Nil where this database has runs of its own, where nothing came that had fired before a moment, and where the order says
  /// what becomes of those that match already.
  init?(
    _ known: [TriggerID: OutreachState.Trigger], _ rulebook: Rulebook, _ order: OutreachOrder, before moment: Instant,
    in db: any SQLConnection
  ) throws {
    guard known.isEmpty, order.beginning == .standing, let last = try Self.last(before: moment, in: db) else {
      return nil
    }
    context = rulebook.outreach(at: last, new: Set(rulebook.outreach.judged), beginning: .later)
  }

  /// When something fired last there, or somebody came into a programme.
  var moment: Instant { context.now }

  var judged: [TriggerID] { context.judged }

  /// How a customer stood then; as it is remembered where a run here, cut off since, has judged it.
  func memory(of facts: OutreachFacts, _ known: OutreachMemory) -> OutreachMemory {
    guard known == OutreachMemory() else { return known }
    return context.findings(facts.made(before: moment + 1), known).memory
  }

  /// What a run here has written before it was cut off tells nothing of another's.
  private static func last(before moment: Instant, in db: any SQLConnection) throws -> Instant? {
    let others = "NOT \(ChangeLog.isMarked(.run))"
    let fired = try db.statement(
      """
      SELECT f.at FROM firings f JOIN changes c ON c.id = f.change WHERE f.at < ? AND \(others)
      ORDER BY f.at DESC, f.key DESC LIMIT 1
      """
    ).int([moment.seconds])
    let entered = try db.statement(
      """
      SELECT m.since FROM programme_members m JOIN changes c ON c.id = m.change WHERE m.since < ? AND \(others)
      ORDER BY m.since DESC LIMIT 1
      """
    ).int([moment.seconds])
    return [fired, entered].compactMap(\.self).max().map { Instant(seconds: $0) }
  }
}
