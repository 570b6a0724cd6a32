extension Initiative: FactRecord {
  public static let names = RecordNames(.initiative, title: "initiative", rows: "initiatives")
  public static let blank = Initiative(
    id: "", title: "", since: Instant(seconds: 0), impact: 1, effort: 1, created: Instant(seconds: 0),
    changed: Instant(seconds: 0))
  public static let inseparable: [[StaticString]] = [["status", "since", "outcome"]]
  public static let changedColumn: StaticString? = "changed"
  public var fact: Fact { .initiative(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Initiative, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the initiative's id, such as INI-1"), &value.id)
    visitor.text(.required("title", "what is to become better", filled: "a title").line, &value.title)
    visitor.text(.optional("description", "how, in words of one's own"), &value.description)
    visitor.choice(
      .optional("status", "idea, planned, running, done or dropped; empty: idea"), &value.status, standard: .idea)
    visitor.integer(.required("impact", "what it would bring, 1 to 5"), &value.impact, in: 1...5)
    visitor.integer(.required("effort", "what it would take, 1 to 5"), &value.effort, in: 1...5)
    visitor.text(.optional("owner", "who sees to it").person, &value.owner)
    visitor.form(.optional("quarter", "in which it is to be done, such as 2026-Q4"), &value.quarter, QuarterForm.self)
    visitor.form(
      .optional("origin", "theme:NAME or cause:CATEGORY/CAUSE that it answers; empty: neither"), &value.origin,
      InitiativeOriginForm.self)
    visitor.text(
      .optional("customers", "whom it concerns, such as tier:enterprise; empty: everybody").line, &value.customers)
    visitor.form(.optional("cost", "what it takes, such as 12000 USD; empty: not known"), &value.cost, AmountForm.self)
    visitor.form(
      .optional("gain", "what it is expected to bring in over a year, such as 30000 USD; empty: not known"),
      &value.gain, AmountForm.self)
    visitor.form(
      .optional("brought", "what it did bring in; empty: not known"), &value.brought, AmountForm.self)
    visitor.form(
      .optional("milestones", "such as Pilot=2026-11-01 done 2026-11-03; Roll-out=2026-12-01"), &value.milestones,
      MilestonesForm.self)
    visitor.integer(.optional("progress", "in %; empty: as the milestones say"), &value.progress, in: 0...100)
    visitor.text(.optional("outcome", "what came of it; needed when it was dropped").line, &value.outcome)
    visitor.text(.optional("author", "who says so"), &value.author)
    visitor.instant(.required("created", "time"), &value.created)
    visitor.instant(
      .optional("since", "time it took that status; empty: when it was created"), &value.since,
      standard: value.created)
    visitor.instant(.optional("changed", "time; empty: when it was created"), &value.changed, standard: value.created)
  }

  public static func check<Visitor: FieldVisitor>(_ value: Initiative, _ visitor: inout Visitor) {
    if visitor.hasRead("customers"), let complaint = complaint(ofCustomers: value.customers) {
      visitor.complain("customers", complaint)
    }
    guard visitor.hasRead("status", "outcome"), value.status == .dropped, value.outcome.isBlank else { return }
    visitor.lack("outcome", "why it was dropped")
  }

  /// What is wrong with a filter that says whom it concerns; nil when it can be read.
  static func complaint(ofCustomers text: String) -> String? {
    do throws(FilterError) {
      _ = try Filter.parse(text, in: .customers, me: "")
      return nil
    } catch {
      return "'\(text.excerpt)' is no filter of customers: \(error.message)"
    }
  }
}

/// `2026-Q4`; empty for none.
public enum QuarterForm: FieldForm {
  public static func text(_ quarter: Quarter?) -> String { quarter?.description ?? "" }
  public static func read(_ text: String) throws(Refusal) -> Quarter? {
    let text = text.trimmingBlanks()
    guard !text.isEmpty else { return nil }
    guard let quarter = Quarter(text: text) else {
      throw Refusal("found '\(text.excerpt)', expected a quarter such as 2026-Q4")
    }
    return quarter
  }

  /// That of its middle: whole quarters are as long as no number of days.
  public static func shifted(_ quarter: Quarter?, days: Int) -> Quarter? {
    quarter.map { Quarter($0.first + 45 + days) }
  }
}

/// `12000 USD`; empty where it is not known.
public enum AmountForm: FieldForm {
  public static func text(_ amount: Money?) -> String { amount.map { "\($0.amountText) \($0.currency)" } ?? "" }

  public static func read(_ text: String) throws(Refusal) -> Money? {
    let text = text.trimmingBlanks()
    guard !text.isEmpty else { return nil }
    let written = WrittenAmount(text, known: nil)
    if let code = written?.currency, let complaint = Currencies.complaint(code) { throw Refusal(complaint) }
    guard let written, let amount = Money(amount: written.number, currency: written.currency ?? "USD") else {
      throw Refusal(
        "found '\(text.excerpt)'\(WrittenAmount.doubt(of: text)), expected an amount of 0 or more such as 12000 USD")
    }
    return amount
  }
}

/// `theme:performance`, `cause:process/hand-over`; empty for neither.
public enum InitiativeOriginForm: FieldForm {
  public static func text(_ origin: InitiativeOrigin) -> String {
    switch origin {
    case .hand: ""
    case .theme(let name): "theme:\(name)"
    case .cause(let path): "cause:\(path)"
    }
  }

  public static func read(_ text: String) throws(Refusal) -> InitiativeOrigin {
    let text = text.trimmingBlanks()
    guard !text.isEmpty else { return .hand }
    switch text.namedPart {
    case ("theme", let name)? where !name.isEmpty: return .theme(name)
    case ("cause", let name)?:
      if let path = CausePath(text: name) { return .cause(path) }
      fallthrough
    default: throw Refusal("found '\(text.excerpt)', expected theme:NAME, cause:CATEGORY or cause:CATEGORY/CAUSE")
    }
  }
}

/// `Pilot=2026-11-01 done 2026-11-03; Roll-out=2026-12-01; Report`
public enum MilestonesForm: FieldForm {
  public static func text(_ milestones: [Initiative.Milestone]) -> String {
    ListText.join(
      milestones.map { milestone in
        let days = [milestone.due?.description, milestone.done.map { "done \($0)" }].compactMap(\.self)
        return ListText.escape(milestone.title) + (days.isEmpty ? "" : "=\(days.joined(separator: " "))")
      })
  }

  public static func read(_ text: String) throws(Refusal) -> [Initiative.Milestone] {
    let expected = "expected milestones such as Pilot=2026-11-01 done 2026-11-03; Roll-out=2026-12-01"
    guard let parts = ListText.parts(text) else { throw Refusal("ends in a bare \\, \(expected)") }
    var milestones: [Initiative.Milestone] = []
    for (name, value) in parts {
      guard !name.isBlank, var milestone = days(value ?? ""),
        !milestones.contains(where: { $0.title == name })
      else { throw Refusal("found '\(name.excerpt)', \(expected), each once") }
      milestone.title = name
      milestones.append(milestone)
    }
    return milestones
  }

  public static func shifted(_ milestones: [Initiative.Milestone], days: Int) -> [Initiative.Milestone] {
    milestones.map { .init(title: $0.title, due: $0.due.map { $0 + days }, done: $0.done.map { $0 + days }) }
  }

  private static func days(_ text: String) -> Initiative.Milestone? {
    var words = text.split(separator: " ").map(String.init)[...]
    var milestone = Initiative.Milestone(title: "")
    if let first = words.first, first != "done" {
      guard let day = LocalDate(iso8601: first) else { return nil }
      milestone.due = day
      words.removeFirst()
    }
    guard !words.isEmpty else { return milestone }
    guard words.count == 2, words.first == "done", let day = words.last.flatMap({ LocalDate(iso8601: $0) }) else {
      return nil
    }
    milestone.done = day
    return milestone
  }
}
