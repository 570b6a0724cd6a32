import CustomerSuccess

/// Which tickets the files of an import say were merged away, and into which: a circle of them would leave the queue, and nobody
/// could work on any.
struct MergedTickets {
  private var targets: [TicketID: TicketID] = [:]

  /// What is wrong with an event that merges a ticket; nil where nothing is.
  mutating func complaint(of event: TicketEvent) -> String? {
    guard case .merged(let into) = event.kind else { return nil }
    var last = into
    while let next = targets[last] {
      guard next != event.ticket else {
        return "found '\(into)', expected a ticket that is not merged into \(event.ticket) itself"
      }
      last = next
    }
    targets[event.ticket] = into
    return nil
  }
}
