/// What verbs on customers themselves and on contacts were told, as acts.
extension ActReader {
  /// Nil for what is done with a customer rather than to it.
  func accountAct(_ verb: Verb, _ told: Told, _ subject: ActSubject?) throws(ParameterError) -> Act? {
    let seen: Customer? = if case .customer(let customer) = subject { customer } else { nil }
    switch verb {
    case .edit:
      let revision = try customer(told, seen)
      return .changeCustomer(seen.map(revision.news(to:)) ?? revision)
    case .renew:
      let amount = try told.money("amount", currency: seen?.monthlyRevenue.currency)
      return .renew(until: try renewal(told, seen), amount: amount, from: try told.day("from"))
    case .churn:
      return .churn(
        on: try told.day("day") ?? today, reason: ChurnReasonID(try told.choice("reason")), note: told.line("note"))
    case .comeBack:
      let day = try told.day("day") ?? today
      return .comeBack(on: day, renews: try told.day("renews", countedFrom: day))
    case .merge: return .mergeCustomer(into: CustomerID(try told.required("into")))
    case .contact:
      let contact = ContactRevision(
        name: try told.name("name"), email: try told.email(), role: told.line("role"),
        wantsMessages: try told.optionalChoice("messages").map { $0 == "yes" })
      return .addContact(contact, isPrimary: try told.optionalChoice("primary") == "yes")
    case .survey: return try survey(told)
    case .interview: return try interview(told)
    case .review: return try review(told)
    case .counter:
      return .count(
        CounterID(try told.required("counter")), try told.number("count"), limit: try told.optionalNumber("limit"),
        note: told.line("note"))
    default: return nil
    }
  }

  func contactAct(_ verb: Verb, _ told: Told, _ subject: ActSubject?) throws(ParameterError) -> Act {
    switch verb {
    case .primary: return .makePrimary
    case .remove: return .removeContact
    case .forget: return .forgetContact
    default:
      var revision = ContactRevision()
      if told.isTold("name") { revision.name = try told.name("name") }
      let seen: Contact? = if case .contact(let contact) = subject { contact } else { nil }
      if told.isTold("email") { revision.email = try told.email(seen: seen?.email) }
      if told.isTold("role") { revision.role = told.line("role") }
      revision.wantsMessages = try told.optionalChoice("messages").map { $0 == "yes" }
      return .changeContact(seen.map(revision.news(to:)) ?? revision)
    }
  }

  /// What is not told stays as it is, or as a new customer begins.
  func customer(_ told: Told, _ seen: Customer?, isNew: Bool = false) throws(ParameterError) -> CustomerRevision {
    var revision = CustomerRevision()
    if isNew || told.isTold("name") { revision.name = try told.name("name") }
    revision.tier = try told.optionalChoice("tier").flatMap(Tier.init)
    if isNew, revision.tier == nil { throw told.missing("tier") }
    revision.industry = try told.optionalChoice("industry").flatMap(Industry.init)
    revision.size = try told.optionalChoice("size").flatMap(CompanySize.init)
    if told.isTold("owner") { revision.owner = told.person("owner") }
    if told.isTold("executive") { revision.accountExecutive = told.person("executive") }
    revision.signedUp = try told.day("signed")
    // Whoever empties a field means that, and there is no customer without the day.
    if !isNew, told.isTold("signed"), revision.signedUp == nil { throw told.missing("signed") }
    if told.isTold("renews") { revision.renews = .some(try told.day("renews")) }
    revision.monthlyRevenue = try told.money("revenue", currency: seen?.monthlyRevenue.currency)
    if told.isTold("seats") { revision.seats = .some(try told.count("seats")) }
    if told.isTold("limits") { revision.limits = try told.limits("limits") }
    revision.lifecycle = try told.optionalChoice("lifecycle").flatMap(Lifecycle.init)
    return revision
  }

  /// A day, or a length from the present renewal on; the rules' own where nothing is told.
  private func renewal(_ told: Told, _ seen: Customer?) throws(ParameterError) -> LocalDate {
    let text = told.line("until").lowercased()
    let start = seen?.renews ?? today
    if text.isEmpty {
      return seen.map { rules.contracts.nextRenewal(of: $0, today: today) }
        ?? today.adding(months: rules.contracts.renewalMonths)
    }
    if let months = months(text) { return start.adding(months: months) }
    guard let day = DayWords.day(text, today: today) else {
      throw ParameterError(
        "until", "found '\(told.line("until"))', expected a day such as 2027-12-01, or 12m or 2y from the renewal on")
    }
    return day
  }

  /// `12m`, `+2y`
  private func months(_ text: String) -> Int? {
    let length = text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard let unit = length.last, "my".contains(unit), let count = Int(length.dropLast()), (1...120).contains(count)
    else { return nil }
    return unit == "y" ? count * 12 : count
  }

  private func survey(_ told: Told) throws(ParameterError) -> Act {
    let kind = SurveyResponse.Kind(rawValue: try told.choice("survey")) ?? .nps
    let text = told.line("score")
    guard let score = Int(text), kind.range.contains(score) else {
      let (least, most) = (kind.range.lowerBound, kind.range.upperBound)
      throw ParameterError(
        "score",
        "\(text.isEmpty ? "" : "found '\(text)', ")expected a whole number from \(least) to \(most) as \(kind.title) is answered"
      )
    }
    let ticket = told.line("ticket")
    return .answerSurvey(
      kind, score: score, comment: told.line("comment"), ticket: ticket.isEmpty ? nil : TicketID(ticket))
  }
}

extension Told {
  static let moneyHint = "a month, such as 3800, 99.50 or 1200 EUR"
  /// What is paid is said by subscriptions, so that forms do not begin with it.
  static let repricingHint = "a month, such as 1200 EUR; empty: as it is"

  /// Without a currency in the one that is known, else in dollars. Nil where nothing is told.
  func money(_ name: String, currency: String?) throws(ParameterError) -> Money? {
    let text = line(name)
    guard !text.isEmpty else { return nil }
    let written = WrittenAmount(text, known: currency)
    // One that stands there already was taken as it came.
    if let told = written?.currency, told != currency, let complaint = Currencies.complaint(told) {
      throw ParameterError(name, complaint)
    }
    let code = written?.currency ?? currency ?? "USD"
    guard let written, let amount = Money(amount: written.number, currency: code), amount.minorUnits >= 0 else {
      throw ParameterError(
        name, "found '\(text)'\(WrittenAmount.doubt(of: text)), expected an amount \(Self.moneyHint)")
    }
    return amount
  }

  /// A whole number; nil for none.
  func count(_ name: String) throws(ParameterError) -> Int? {
    let text = line(name)
    guard !text.isEmpty, text.lowercased() != "none" else { return nil }
    guard let number = Int(text), Parameter.Kind.usual.contains(number) else {
      throw ParameterError(name, "found '\(text)', expected a whole number from 0 to 1000000, or none")
    }
    return number
  }

  func limits(_ name: String) throws(ParameterError) -> [String: Int] {
    let text = line(name)
    guard !text.isEmpty, text.lowercased() != "none" else { return [:] }
    do throws(Refusal) { return try LimitsForm.read(text) } catch { throw ParameterError(name, error.description) }
  }
}
