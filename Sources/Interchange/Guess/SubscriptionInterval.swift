import CustomerSuccess

/// The column that says of each amount for how long it is paid, such as Stripe's `Interval`.
struct SubscriptionInterval {
  let column: ColumnProfile
  /// The column beside it that says how many of them are paid at once.
  let count: ColumnProfile?

  /// Nil where no column is called so, or nothing in it is a length of time.
  init?(_ columns: [ColumnProfile]) {
    let called = columns.first { profile in
      Self.names.contains(ColumnWords.plain(profile.name)) && profile.isChoice
        && profile.values.contains { PaidInterval.months($0) != nil }
    }
    guard let called else { return nil }
    column = called
    // Three months are told by another column beside `month`.
    count = columns.first { profile in
      profile.name != called.name && Self.counts.contains(ColumnWords.plain(profile.name)) && !profile.isBlank
        && profile.all { Double($0) != nil }
    }
  }

  private static let names: Set<String> = [
    "interval", "plan interval", "price interval", "billing interval", "recurring interval", "interval unit",
    "billing period", "billing period unit", "billing frequency", "billing cycle", "payment interval",
    "payment frequency", "abrechnungsintervall", "abrechnungszeitraum", "zahlungsintervall", "zahlweise", "periodicite",
    "frequence de facturation", "periodicidad", "periodicita", "facturatiefrequentie",
  ]
  private static let counts: Set<String> = [
    "interval count", "plan interval count", "price interval count", "billing interval count",
    "recurring interval count", "interval length", "billing period",
  ]
}

extension SectionGuess {
  /// A row's own column says for how long its amount is paid; what says no length that is known is asked.
  mutating func amount(_ field: String, _ profile: ColumnProfile, by interval: SubscriptionInterval) {
    let column = interval.column
    used.insert(column.name)
    let blanks = column.filled < file.rows ? [""] + column.dashes.sorted() : []
    let found = (column.values + blanks).map { value in
      let told = answers.told[.value(column: column.name, value)]
      return (value: value, choice: told ?? PaidInterval.name(value))
    }
    let others = found.compactMap(\.choice).filter { !PaidInterval.names.contains($0) && $0 != ValueRule.leaveOut }
    let known = PaidInterval.names + Set(others).sorted() + [ValueRule.leaveOut]
    choices[column.name] = Choice(known: known, found: found, otherwise: nil)
    let values = found.compactMap { value, choice -> String? in
      guard let choice else { return "\(YAMLText.quoted(value)): \(YAMLText.decision(known))" }
      // What says it by itself needs no line.
      return PaidInterval.name(value) == choice ? nil : "\(YAMLText.quoted(value)): \(YAMLText.scalar(choice))"
    }
    var told = ["column: \(YAMLText.scalar(column.name))"]
    if let count = interval.count {
      used.insert(count.name)
      told.append("times: \(YAMLText.scalar(count.name))")
    }
    if !values.isEmpty { told.append("values: {\(values.joined(separator: ", "))}") }
    add(
      field, "\(numberRule(field, profile).dropLast()), paid_for: {\(told.joined(separator: ", "))}}",
      "as it is paid a month")
    uses[column.name] = "for how long \(profile.name) is paid"
    if let count = interval.count { uses[count.name] = "how many of \(column.name) \(profile.name) is paid for" }
    if found.contains(where: { $0.choice != "month" }) || interval.count != nil {
      let names = [column.name] + [interval.count?.name].compactMap(\.self)
      let words = "reckoned to a month by \(names.joined(separator: " and "))"
      uses[profile.name] = words
      assume("\(field): \(profile.name) \(words)")
    }
    questions += found.filter { $0.choice == nil }.map { value, _ in
      GuessQuestion(
        subject: .value(column: column.name, value), choices: known,
        words: "\(column.name): \(counted(value, of: column)): for how long is that? \(known.joined(separator: ", "))")
    }
  }
}
