/// What a text to a customer may name: who it is, who writes, and the numbers that the message is about.
public struct MessageFacts: Hashable, Sendable {
  /// In any order; a name may have several values.
  private(set) var values: [String: [String]]

  /// `day`: the one on which it is read or goes, from which days ahead are counted.
  public init(_ firing: OutreachFiring, customer: Customer, contact: Contact?, rules: OutreachRules, on day: LocalDate)
  {
    values = [
      "company": [customer.name], "tier": [customer.tier.title], "industry": [customer.industry.title],
      "title": [rules.title(of: firing.trigger)],
    ]
    put("contact", contact?.name ?? "")
    put("owner", customer.owner)
    for value in firing.reason.values { add(value.name, value.text) }
    // The framework's contents are written as headings.
    if let content = firing.reason["content"] { values["content"] = [content.uncapitalizedFirst] }
    if let days = firing.daysLeft(on: day) {
      values["daysLeft"] = [String(days)]
      values["inDays"] = [days == 0 ? "today" : days == 1 ? "tomorrow" : "in \(days) days"]
      // The first reminder opens the talk, the last one closes it.
      if days > 14 { values["isEarly"] = ["yes"] }
      if days <= 1 { values["isLast"] = ["yes"] }
    }
  }

  /// By name, for who writes texts.
  public var names: [String] { values.keys.sorted() }

  private mutating func put(_ name: String, _ text: String) {
    if !text.isBlank { values[name] = [text] }
  }

  /// Days are written as people write them; the customer's tier and industry stand already.
  private mutating func add(_ name: String, _ text: String) {
    guard !text.isBlank, !["tier", "industry"].contains(name) else { return }
    values[name, default: []].append(LocalDate(iso8601: text)?.written ?? text)
  }
}

extension OutreachFiring {
  /// To the renewal that it is about: a reminder that had to wait counts anew; behind that day, as many as there were when it
  /// fired.
  fileprivate func daysLeft(on day: LocalDate) -> Int? {
    guard let told = reason["daysLeft"].flatMap({ Int($0) }) else { return nil }
    guard let renews = reason["renews"].flatMap(LocalDate.init(iso8601:)), day <= renews else { return told }
    return renews - day
  }
}

extension LocalDate {
  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `10 April 2026`
  public var written: String {
    let (year, month, day) = civil
    return "\(day) \(Self.monthNames[month - 1]) \(year)"
  }
}

extension String {
  /// `Peer success stories` as `peer success stories`; abbreviations stay: `ROI calculations`.
  var uncapitalizedFirst: String {
    guard let first, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }
}
