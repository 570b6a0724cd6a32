/// What a customer that left, or is about to, said of why: the framework's exit interview.
public struct ExitInterview: Hashable, Sendable, Codable, Identifiable {
  public var id: ExitInterviewID
  public var customer: CustomerID
  public var day: LocalDate
  /// Who of the team talked to them.
  public var author: String
  /// The main one of the contract rules' reasons.
  public var reason: ChurnReasonID
  /// Where they go; empty where that is nowhere or not known.
  public var competitor: String
  /// What would have kept them, as the team sums it up.
  public var kept: String
  /// Nil where it was not asked.
  public var wouldReturn: Answer?
  /// In the customer's words.
  public var words: String

  public enum Answer: String, CaseIterable, Sendable, Codable { case yes, maybe, no }

  public init(
    id: ExitInterviewID, customer: CustomerID, day: LocalDate, author: String = "", reason: ChurnReasonID,
    competitor: String = "", kept: String = "", wouldReturn: Answer? = nil, words: String = ""
  ) {
    self.id = id
    self.customer = customer
    self.day = day
    self.author = author
    self.reason = reason
    self.competitor = competitor
    self.kept = kept
    self.wouldReturn = wouldReturn
    self.words = words
  }

  /// So many days before the leaving an interview may be held about it.
  public static let daysAhead = 90
  /// So many days after it somebody is to be asked for one: the memory is fresh, and an answer still to be had.
  public static let daysOpen = 30

  /// Whether it was about the leaving on that day.
  public func isAbout(leavingOn left: LocalDate) -> Bool { day >= left + -Self.daysAhead }
}

public struct ExitInterviewID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

extension ExitInterview: FactRecord {
  public static let names = RecordNames(
    .exitInterview, title: "exit interview", rows: "exit-interviews", table: "exit_interviews")
  public static let blank = ExitInterview(id: "", customer: "", day: LocalDate(day: 0), reason: "")
  public var fact: Fact { .exitInterview(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout ExitInterview, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the interview's id, such as EXI-1"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.date(.required("day", "date it was held"), &value.day)
    visitor.text(.optional("author", "who talked to them").person, &value.author)
    visitor.text(
      .required("reason", "the main reason of contracts.yaml, such as price", filled: "a reason").line,
      &value.reason.text)
    visitor.text(.optional("competitor", "where they go").line, &value.competitor)
    visitor.text(.optional("kept", "what would have kept them"), &value.kept)
    visitor.choice(
      .optional("would_return", "yes, maybe or no; empty: not asked"), &value.wouldReturn)
    visitor.text(.optional("words", "in the customer's words"), &value.words)
  }
}
