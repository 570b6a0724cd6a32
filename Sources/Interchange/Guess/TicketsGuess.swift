import CustomerSuccess

/// How tickets are made of a file's columns.
extension SectionGuess {
  mutating func makeTickets(_ choice: ColumnChoice) {
    let id = choice["id"] ?? choice["subject"]
    if let id {
      used.insert(id.name)
      add("id", template("T", id))
      column("outside_id", id)
    }
    makeCustomer(choice["customer"])
    if let subject = choice["subject"] { column("subject", subject) } else { add("subject", "{constant: no subject}") }
    column("category", choice["category"])
    column("channel", choice["channel"])
    column("link", choice["link"])
    date("created", choice["created"], as: "time")
    if let severity = choice["severity"] {
      self.choice("severity", severity, ValueWords.severities, empty: nil, otherwise: nil)
    } else {
      constant("severity", nil, among: ValueWords.severities.map(\.choice))
    }
    column("owner", choice["owner"])
    date("outside_updated", choice["outside_updated"], as: "time")
    makeReply(choice["first_response"])
    makeEnd(choice)
    makeSatisfaction(choice["satisfaction"])
    notTold.append("update")
    noteForms()
  }

  /// A time, or a length of time since the beginning.
  private mutating func makeReply(_ profile: ColumnProfile?) {
    guard let profile, !profile.isBlank, let created = dates.first else { return notTold.append("respond") }
    if DateGuess(profile) != nil, !profile.isDurationLike { return date("first_response", profile, as: "time") }
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
    if unit == nil, isBare { units.append((profile.name, known.map(\.0))) }
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
    let times = [choice["resolved"], choice["closed"]].compactMap(\.self).filter { !$0.isBlank }
    guard let status = choice["status"] else {
      if let time = times.first { date("resolved", time, as: "time") }
      return
    }
    self.choice("status", status, ValueWords.statuses, empty: "open", otherwise: nil)
    let ended = status.values.filter {
      ["resolved", "closed"].contains(ValueWords.choice($0, among: ValueWords.statuses) ?? "")
    }
    guard !ended.isEmpty else { return }
    let others = times.isEmpty ? freeColumns.filter(\.isDateLike) : []
    let all = times + [choice["outside_updated"]].compactMap(\.self)
    // That it took no time at all is never guessed: whoever takes the beginning for the end says so.
    let offered = all.isEmpty && others.isEmpty ? [choice["created"]].compactMap(\.self) : others + all
    if !others.isEmpty || all.isEmpty {
      missing(
        "resolved", among: offered.map(\.name), "no column tells when it was resolved", as: "  column: ",
        below: ["  as: time"])
    } else {
      let note = times.isEmpty ? "    # no column tells when it was resolved: when it was last changed" : ""
      fields += ["resolved:\(note)", "  first:"] + all.map { "    - \(dateRule($0, as: "time"))" }
    }
    fields += [
      "  instead:", "    - when: [{not: {of: \(YAMLText.scalar(status.name)), in: \(YAMLText.list(ended))}}]",
      "      value: \"\"",
    ]
  }

  private mutating func makeSatisfaction(_ profile: ColumnProfile?) {
    guard let profile, !profile.isBlank, profile.isChoice else { return }
    choice("satisfaction", profile, ValueWords.satisfaction, empty: nil, otherwise: "\"\"")
  }
}
