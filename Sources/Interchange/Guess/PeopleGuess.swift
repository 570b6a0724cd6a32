import CustomerSuccess

/// How contacts and surveys are made of a file's columns.
extension SectionGuess {
  mutating func makeContacts(_ choice: ColumnChoice) {
    if let id = idColumn(or: choice["email"]) { add("id", template("P", id)) }
    makeCustomer(choice["customer"])
    makeName()
    column("email", choice["email"])
    column("role", choice["role"])
    column("link", choice["link"])
    if let primary = choice["primary"] {
      self.choice("primary", primary, ValueWords.flags, empty: "no", otherwise: nil)
    } else {
      add("primary", "{constant: \"no\"}", "no column tells it")
    }
  }

  mutating func makeCustomer(_ profile: ColumnProfile?) {
    if let profile {
      used.insert(profile.name)
      add("customer", "{customer: \(YAMLText.scalar(profile.name))}", "by id, outside id or name")
      let name = YAMLText.scalar(profile.name)
      let nobody = profile.nobody
      let test = nobody.isEmpty ? "is: empty" : "in: \(YAMLText.list([""] + nobody))"
      skips.append("- {when: [{of: \(name), \(test)}], reason: no customer is named}")
    } else {
      let names = file.columns.filter { !$0.isNumberLike || $0.isBlank }.map(\.name)
      missing(
        "customer", among: Array(names.prefix(8)), "no column tells which customer it is about",
        as: "  customer: ")
    }
  }

  private mutating func makeScore(_ score: ColumnProfile?) {
    let surveys = ["nps", "csat", "ces"]
    guard let score else { return constant("survey", nil, among: surveys) }
    let name = ColumnWords.plain(score.name)
    // Only one of them goes beyond 7.
    let isLow = score.all { (Double($0) ?? 0) <= 7 }
    constant("survey", surveys.first { name.contains($0) } ?? (isLow ? nil : "nps"), among: surveys)
    number("score", score, isWhole: true)
  }

  mutating func makeSurveys(_ choice: ColumnChoice) {
    if choice["id"] ?? choice.likeID != nil {
      if let id = idColumn(or: nil) { add("id", template("S", id)) }
    } else if let customer = choice["customer"], let at = choice["at"] {
      add("id", "{template: \(YAMLText.quoted("{\(customer.name)} {\(at.name)}"))}")
    } else {
      askID()
    }
    makeCustomer(choice["customer"])
    makeScore(choice["score"])
    date("at", choice["at"], as: "time")
    column("comment", choice["comment"])
  }
}
