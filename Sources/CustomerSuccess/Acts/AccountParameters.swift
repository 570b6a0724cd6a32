/// What verbs on customers themselves and on contacts have to be told.
extension Verb {
  static let newCustomerFields = fields(revenue: Told.moneyHint)
  private static let knownCustomerFields = fields(revenue: Told.repricingHint)

  /// Every field of the customer; one that has left has no lifecycle to choose.
  static func customerFields(_ subject: ActSubject?) -> [Parameter] {
    guard case .customer(let customer) = subject, customer.lifecycle == .churned else { return knownCustomerFields }
    return knownCustomerFields.filter { $0.name != "lifecycle" }
  }

  private static func fields(revenue hint: String) -> [Parameter] {
    let lifecycle = Lifecycle.allCases.filter { $0 != .churned }
    return [
      Parameter("name", "Name", .line, hint: "the company's"),
      Parameter("tier", "Tier", .choice(choices(Tier.self) { $0.title })),
      Parameter("industry", "Industry", .choice(choices(Industry.self) { $0.title }), isRequired: false),
      Parameter("size", "Size", .choice(choices(CompanySize.self) { $0.title }), isRequired: false),
      Parameter("owner", "Owner", .person, isRequired: false),
      Parameter("executive", "Account exec.", .person, isRequired: false),
      Parameter("signed", "Signed up", .day, isRequired: false),
      Parameter("renews", "Renews", .day, isRequired: false, hint: "a day; empty for no renewal agreed"),
      Parameter("revenue", "Revenue", .line, isRequired: false, hint: hint, isTypedOver: true),
      Parameter(
        "seats", "Seats", .line, isRequired: false, hint: "licensed users; empty: the plan licenses none",
        isTypedOver: true),
      Parameter("limits", "Plan limits", .line, isRequired: false, hint: "such as features=25; workflows=50"),
      Parameter(
        "lifecycle", "Lifecycle", .choice(lifecycle.map { .init($0.rawValue, $0.title) }), isRequired: false),
    ]
  }

  private static func choices<Choice: CaseIterable & RawRepresentable<String>>(
    _ type: Choice.Type, _ title: (Choice) -> String
  ) -> [Parameter.Choice] {
    type.allCases.map { .init($0.rawValue, title($0)) }
  }

  static let contactFields = [
    Parameter("name", "Name", .line), Parameter("email", "E-mail", .line, isRequired: false),
    Parameter("role", "Role", .line, isRequired: false, hint: "such as IT director"),
    Parameter(
      "messages", "Messages", .choice([.init("yes", "yes"), .init("no", "no: nothing is sent to this person")]),
      isRequired: false),
  ]

  static let primaryField = Parameter(
    "primary", "Primary", .choice([.init("no", "no"), .init("yes", "yes: the one to turn to first")]),
    isRequired: false)

  static let double = Parameter(
    "into", "Into customer", .thing(.customer), hint: "the one that stays: its id, or words of its name")

  func ofAccount(_ rules: ActRules) -> [Parameter] {
    switch self {
    case .renew:
      [
        Parameter(
          "until", "Until", .line, isRequired: false,
          hint: "a day, or 12m or 2y from the present renewal on", isTypedOver: true),
        Parameter("amount", "A month", .line, isRequired: false, hint: Told.repricingHint),
        Parameter(
          "from", "Price from", .day, isRequired: false, hint: "of another price; empty: the day that is renewed"),
      ]
    case .churn:
      [
        Parameter("reason", "Reason", .choice(rules.contracts.churnReasons.map { .init($0.id.text, $0.title) })),
        Parameter("day", "Left on", .day, isRequired: false, hint: "the first day as no customer; empty: today"),
        Parameter("note", "Note", .text, isRequired: false),
      ]
    case .comeBack:
      [
        Parameter("day", "Back since", .day, isRequired: false, hint: "empty: today"),
        Parameter("renews", "Renews", .day, isRequired: false),
      ]
    case .survey:
      [
        Parameter("survey", "Survey", .choice(SurveyResponse.Kind.allCases.map { .init($0.rawValue, $0.words) })),
        Parameter("score", "Score", .number(unit: "", 0...10), hint: "NPS 0 to 10, CSAT and CES 1 to 5"),
        Parameter("comment", "Comment", .text, isRequired: false, hint: "in the customer's words"),
        Parameter("ticket", "Ticket", .thing(.ticket), isRequired: false, hint: "the ticket it rates, if it does"),
      ]
    default:
      [
        Parameter(
          "counter", "Counter", .line, hint: "as the plan limits name it, such as workflows", isTypedOver: true),
        Parameter("count", "Used", .number(unit: "", Verb.countable), hint: "how much is used now"),
        Parameter(
          "limit", "Limit", .number(unit: "", Verb.countable), isRequired: false,
          hint: "another limit of the plan; empty leaves it"),
        Parameter("note", "Note", .line, isRequired: false),
      ]
    }
  }

  /// Calls and records of a year go into the millions; more is a slip of the hand.
  private static let countable = 0...1_000_000_000_000
}

extension SurveyResponse.Kind {
  /// `NPS: would they recommend us, 0 to 10`
  var words: String {
    let question =
      switch self {
      case .nps: "would they recommend us"
      case .csat: "how satisfied they are"
      case .ces: "how easy it was"
      }
    return "\(title): \(question), \(range.lowerBound) to \(range.upperBound)"
  }
}
