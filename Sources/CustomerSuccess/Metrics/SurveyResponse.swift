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

extension SurveyResponse: FactRecord {
  public static let names = RecordNames(.survey, title: "survey", rows: "surveys")
  public static let blank = SurveyResponse(id: "", customer: "", kind: .nps, score: 0, at: Instant(seconds: 0))
  public static let moves: [FactKind] = [.customer]
  public var fact: Fact { .survey(self) }
  public static let inseparable: [[StaticString]] = [["survey", "score"]]

  public static func fields<Visitor: FieldVisitor>(_ value: inout SurveyResponse, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the answer's id"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.choice(.required("survey", "nps, csat or ces", column: "kind"), &value.kind)
    visitor.integer(
      .required("score", "nps 0 to 10, csat and ces 1 to 5"), &value.score, in: value.kind.range)
    visitor.instant(.required("at", "time of the answer"), &value.at)
    visitor.reference(.optional("ticket", "the ticket it rates, if it does"), &value.ticket, to: .ticket)
    visitor.text(.optional("comment", "in the customer's words"), &value.comment)
  }

  public static func words(_ key: [String]) -> String { "survey answer \(key[0])" }
}
