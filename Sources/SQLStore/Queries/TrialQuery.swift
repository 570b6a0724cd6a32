import CustomerSuccess
import SuccessStore

extension TrialQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    let lookup = FactLookup(snapshot.db, Keys(snapshot.db, addsNames: false))
    guard case .ticket(let known) = try lookup.fact(.ticket(ticket)),
      case .customer(let customer) = try lookup.fact(.customer(known.customer))
    else { return nil }
    return try snapshot.rulebook.support.reading(
      of: known, events: try lookup.events(of: ticket), customer: customer, trying: kind, by: author,
      at: snapshot.now)
  }
}
