import CustomerSuccess

/// How tickets are made of a file's columns.
extension SectionGuess {
  mutating func makeTickets(_ choice: ColumnChoice) {
    let subject = choice["subject"].flatMap { $0.isRepeated || $0.filled < file.rows ? nil : $0 }
    if let id = idColumn(or: subject) {
      add("id", template("T", id))
      column("outside_id", id)
    }
    makeCustomer(choice["customer"])
    if let subject = choice["subject"] { column("subject", subject) } else { add("subject", "{constant: no subject}") }
    column("category", choice["category"])
    column("channel", choice["channel"])
    column("link", choice["link"])
    if let created = choice["created"] {
      date("created", created, as: "time")
    } else {
      missing(
        "created", among: freeColumns.filter(\.isDateLike).map(\.name), "no column tells when it was opened",
        as: "  column: ", below: ["  as: time"])
    }
    if let severity = choice["severity"] {
      self.choice("severity", severity, ValueWords.severities, empty: nil, otherwise: nil)
    } else {
      choiceWithoutColumn("severity", ValueWords.severities, usual: nil)
    }
    person("owner", choice["owner"])
    date("outside_updated", choice["outside_updated"], as: "time")
    makeReply(choice["first_response"])
    makeEnd(choice)
    makeSatisfaction(choice["satisfaction"])
    notTold.append("update")
  }

  /// A time, or a length of time since the beginning.
  private mutating func makeReply(_ profile: ColumnProfile?) {
    guard let profile, !profile.isBlank, let created = dates.first else { return notTold.append("respond") }
    if profile.dates != nil, !profile.isDurationLike { return date("first_response", profile, as: "time") }
    guard profile.isDurationLike else { return notTold.append("respond") }
    used.insert(profile.name)
    let start = dateRule(created, as: "time").dropLast()
    let words = " \(ColumnWords.plain(profile.name)) "
    let known: [(String, [String])] = [
      ("hours", ["hours", "hrs", "h", "hour"]), ("minutes", ["minutes", "mins", "min", "m"]),
      ("seconds", ["seconds", "secs", "sec", "s"]), ("days", ["days"]),
    ]
    let unit = known.first { $0.1.contains { words.contains(" \($0) ") } }?.0
    let isBare = profile.values.contains { Double($0) != nil }
    let said = answers.told[.unit(column: profile.name)] ?? unit
    let told = said ?? (isBare ? YAMLText.decision(known.map(\.0)) : "minutes")
    if unit == nil, isBare {
      units.append(Unit(column: profile.name, choices: known.map(\.0), words: "lengths of time, in what?"))
    }
    if said == nil, isBare {
      questions.append(
        GuessQuestion(
          subject: .unit(column: profile.name), choices: known.map(\.0),
          words: "\(profile.name): in hours, minutes or seconds?"))
    }
    add("first_response", "\(start), plus: {column: \(YAMLText.scalar(profile.name)), as: duration, unit: \(told)}}")
  }

  /// A status that ends a ticket has to have a time, and no other may have one.
  private mutating func makeEnd(_ choice: ColumnChoice) {
    let times = [choice["resolved"], choice["closed"]].compactMap(\.self)
    guard let status = choice["status"] else {
      guard let time = times.first(where: { !$0.isBlank }) else { return askStatus() }
      return date("resolved", time, as: "time")
    }
    self.choice("status", status, ValueWords.statuses, empty: "open", otherwise: nil)
    // What nobody has decided yet may turn out to be an end.
    let found = choices[status.name]?.found ?? []
    let mayEnd = found.contains { $0.choice.map(Self.ends.contains) ?? true }
    if mayEnd, times.allSatisfy(\.isBlank) { return makeUntoldEnd(choice, of: status) }
    // Blank as yet, it is read all the same: the next file may tell by it.
    guard !times.isEmpty else { return }
    fields += ["resolved:", "  first:"] + times.map { "    - \(dateRule($0, as: "time"))" } + endRest(in: status)
  }

  private static let ends = ["resolved", "closed"]

  /// What a person says of tickets whose states no column tells.
  static let allOpen = "all open"

  /// Nothing tells which tickets are over: that none is would set clocks running that have stopped long ago.
  private mutating func askStatus() {
    let subject = GuessSubject.column(field: "status")
    // A mapping that is kept says it by the field's own value.
    let isSaid = answers.told[subject] == Self.allOpen || answers.told[.field("status")] == "open"
    let likely = freeColumns.filter { $0.isChoice && !$0.isDateLike && !used.contains($0.name) }.map(\.name)
    let others = file.columns.map(\.name).filter { !likely.contains($0) }
    let words = "no column tells which are over"
    constants.append(
      Constant(
        field: "status", value: isSaid ? Self.allOpen : nil, choices: likely + [Self.allOpen] + others, isColumn: true,
        words: words))
    guard !isSaid else { return add("status", "{constant: open}", words) }
    questions.append(
      GuessQuestion(
        subject: subject, choices: likely + [Self.allOpen], words: "status: \(words): which does, or are all open?"))
    let rules = likely.map { "{column: \(YAMLText.scalar($0))}" } + ["{constant: open}"]
    add("status", "{decide: [\(rules.map(YAMLText.quoted).joined(separator: ", "))]}", words)
  }

  /// Which day it was, some column may tell; that the last change was the end, or that it took no time at all, is never guessed.
  private mutating func makeUntoldEnd(_ choice: ColumnChoice, of status: ColumnProfile) {
    let others = freeColumns.filter { $0.isDateLike && !used.contains($0.name) }
    let told = answers.told[.column(field: "resolved")]
    guard told == UntoldClocks.word || others.isEmpty else {
      return missing(
        "resolved", among: others.map(\.name) + [UntoldClocks.word], "no column tells when it was resolved",
        as: "  column: ", below: ["  as: time"] + endRest(in: status))
    }
    let offered = [UntoldClocks.word] + (others + [choice["outside_updated"]].compactMap(\.self)).map(\.name)
    constants.append(
      Constant(
        field: "resolved", value: UntoldClocks.word, choices: offered, isColumn: true,
        words: "no column tells when: no data, no clock is pretended"))
    add("resolved", UntoldClocks.word, "no column tells when: no data, neither met nor missed")
  }

  /// A rule's rest: what has ended without a time is in without one, and what has not ended has no end.
  private func endRest(in status: ColumnProfile) -> [String] {
    let found = choices[status.name]?.found ?? []
    let open = found.filter { $0.choice.map { !Self.ends.contains($0) } ?? false }.map(\.value)
    let blanks = found.contains { $0.value.isEmpty } ? [] : [""] + status.dashes.sorted()
    return [
      "  otherwise: \(UntoldClocks.word)    # of what has ended: no data, neither met nor missed",
      "  instead:", "    - when: [{of: \(YAMLText.scalar(status.name)), in: \(YAMLText.list(open + blanks))}]",
      "      value: \"\"",
    ]
  }

  private mutating func makeSatisfaction(_ profile: ColumnProfile?) {
    guard let profile, !profile.isBlank, profile.isChoice else { return }
    choice("satisfaction", profile, ValueWords.satisfaction, empty: nil, otherwise: "\"\"")
  }
}
