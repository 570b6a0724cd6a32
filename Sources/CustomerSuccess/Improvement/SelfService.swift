/// The framework's "self-service resolution rate" of a period.
///
/// Of the tickets whose first resolution falls into it, those that an article of the knowledge base answered, with no
/// public reply by a person and no escalation. Merged tickets and spam count nowhere.
public enum SelfServiceRules {
  /// Nil where the ticket has no part in the period's rate.
  public static func verdict(
    for reading: TicketReading, answered: Instant?, period: Range<Instant>
  ) -> Bool? {
    guard reading.disposition == .counted, let first = reading.resolutions.first, period.contains(first.at) else {
      return nil
    }
    guard let answered, answered <= first.at else { return false }
    return first.publicReplies == 0 && first.escalations == 0
  }
}
