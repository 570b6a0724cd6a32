/// A customer's chance to grow, as far as somebody has brought it.
///
/// Health alone says that there is one (`HealthModel.isExpansionOpportunity`); it becomes a fact when somebody takes it up.
public struct Opportunity: Hashable, Sendable, Codable, Identifiable {
  /// The customer's id and a number: `CUST-001/1`.
  public var id: OpportunityID
  public var customer: CustomerID
  public var stage: Stage
  /// When it took that stage.
  public var since: Instant
  public var identified: Instant
  /// Why it was lost, or what there is to say about the stage.
  public var reason: String
  /// More a month, as somebody says it; 0: as the data say.
  public var amount: Money
  /// The day by which it is to be decided; nil: the renewal's.
  public var closes: LocalDate?
  /// Who brought it there.
  public var author: String

  /// What somebody says that it is worth, or what it was decided at; nil: as the data say.
  public var told: Money? { amount.minorUnits > 0 ? amount : nil }

  public enum Stage: String, CaseIterable, Sendable, Codable {
    case identified, qualified, proposed, won, lost

    public var isOpen: Bool { self != .won && self != .lost }
  }

  public init(
    id: OpportunityID, customer: CustomerID, stage: Stage, since: Instant, identified: Instant, reason: String = "",
    amount: Money = Money(minorUnits: 0, currency: "USD"), closes: LocalDate? = nil, author: String = ""
  ) {
    self.id = id
    self.customer = customer
    self.stage = stage
    self.since = since
    self.identified = identified
    self.reason = reason
    self.amount = amount
    self.closes = closes
    self.author = author
  }
}

public struct OpportunityID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }

  init(_ customer: CustomerID, _ number: Int) { text = "\(customer)/\(number)" }

  /// The customer that an id of this form names; nil for another tool's.
  public var customer: CustomerID? {
    guard let slash = text.lastIndex(of: "/"), number != nil else { return nil }
    return CustomerID(String(text[..<slash]))
  }

  var number: Int? { text.split(separator: "/").last.flatMap { Int($0) } }
}

extension Opportunity: FactRecord {
  public static let names = RecordNames(.opportunity, title: "opportunity", rows: "opportunities")
  public static let blank = Opportunity(
    id: "", customer: "", stage: .identified, since: Instant(seconds: 0), identified: Instant(seconds: 0))
  public static let moves: [FactKind] = [.customer]
  public static let inseparable: [[StaticString]] = [["stage", "since", "reason"]]
  public static let changedColumn: StaticString? = "since"
  public var fact: Fact { .opportunity(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Opportunity, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the opportunity's id, such as CUST-001/1"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.choice(.required("stage", "identified, qualified, proposed, won or lost"), &value.stage)
    visitor.instant(.required("since", "time it took that stage"), &value.since)
    visitor.instant(.required("identified", "time it was identified"), &value.identified)
    visitor.text(.optional("reason", "why; needed when it was lost").line, &value.reason)
    visitor.money(
      .optional("amount", "more a month in major units, such as 950; empty: as the data say"),
      .optional("currency", "ISO 4217; empty: USD"), &value.amount)
    visitor.date(.optional("closes", "date by which it is to be decided; empty: the renewal's"), &value.closes)
    visitor.text(.optional("author", "who says so"), &value.author)
  }

  public static func check<Visitor: FieldVisitor>(_ value: Opportunity, _ visitor: inout Visitor) {
    visitor.checkPaid("amount", value.amount)
    guard visitor.hasRead("stage", "reason"), value.stage == .lost, value.reason.isBlank else { return }
    visitor.lack("reason", "why it was lost")
  }
}

extension FactKey {
  public static func opportunity(_ id: OpportunityID) -> FactKey { FactKey(.opportunity, id.text) }
}
