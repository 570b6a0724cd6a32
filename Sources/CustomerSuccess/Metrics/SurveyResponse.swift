/// One answer to a survey.
public struct SurveyResponse: Hashable, Sendable, Codable, Identifiable {
  public var id: SurveyResponseID
  public var customer: CustomerID
  public var kind: Kind
  /// NPS 0 to 10; CSAT and CES 1 to 5.
  public var score: Int
  public var at: Instant
  /// The ticket it rates, for CSAT after support.
  public var ticket: TicketID?
  public var comment: String

  public enum Kind: String, CaseIterable, Sendable, Codable {
    case nps, csat, ces
    public var range: ClosedRange<Int> { self == .nps ? 0...10 : 1...5 }
  }

  public init(
    id: SurveyResponseID, customer: CustomerID, kind: Kind, score: Int, at: Instant,
    ticket: TicketID? = nil, comment: String = ""
  ) {
    self.id = id
    self.customer = customer
    self.kind = kind
    self.score = score
    self.at = at
    self.ticket = ticket
    self.comment = comment
  }
}

public struct SurveyResponseID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}
