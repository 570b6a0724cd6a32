import CustomerSuccess

/// How customers are made of a file's columns.
extension SectionGuess {
  mutating func makeCustomers(_ choice: ColumnChoice) {
    let name = choice["name"]
    if choice["id"] ?? choice.likeID ?? name != nil {
      let id = idColumn(or: name.flatMap { $0.isRepeated ? nil : $0 })
      if let id { add("id", template("C", id)) }
      makeName(name, of: id)
    } else {
      complaint = InputComplaint(
        file: file.file, line: 1,
        message: """
          no column tells whose the rows are, expected one such as Company name or Account ID among \
          \(file.columns.map(\.name).joined(separator: ", "))
          """)
      missing(
        "name", among: Array(file.columns.map(\.name).prefix(8)), "no column tells whose the rows are",
        as: "  column: ")
    }
    if let tier = choice["tier"] {
      self.choice("tier", tier, ValueWords.tiers, empty: nil, otherwise: nil)
    } else {
      choiceWithoutColumn("tier", ValueWords.tiers, usual: nil)
    }
    if let industry = choice["industry"] {
      self.choice("industry", industry, ValueWords.industries, empty: nil, otherwise: "other")
    } else {
      choiceWithoutColumn("industry", ValueWords.industries, usual: "other")
    }
    makeSize(choice["size"])
    person("owner", choice["owner"])
    person("account_executive", choice["account_executive"])
    makeSignUp()
    date("renews", choice["renews"], as: "date")
    let paid: [(String, AmountForm.Period?)] = [
      ("monthly_revenue", .month), ("yearly_revenue", .year), ("revenue", nil),
    ]
    if let (field, period) = paid.first(where: { choice[$0.0] != nil }) {
      amount("monthly_revenue", choice[field], per: period)
      makeCurrency(choice["currency"], of: choice[field])
    }
    number("seats", choice["seats"], isWhole: true)
    makeLifecycle(choice)
    column("link", choice["link"])
  }

  /// What tells the rows apart is a name only where nothing else in the file could be one.
  private mutating func makeName(_ name: ColumnProfile?, of known: ColumnProfile?) {
    if let name { return column("name", name) }
    guard let id = known ?? choice.likeID else { return }
    let others = freeColumns.filter { other in
      !other.isDateLike && !other.isNumberLike && !other.all { $0.contains("://") || $0.contains("@") }
    }
    guard !others.isEmpty, !others.allSatisfy({ $0.name == id.name }) else { return column("name", id) }
    missing("name", among: others.map(\.name) + [id.name], "no column tells what they are called", as: "  column: ")
  }

  /// The day on which they became customers; a column that may tell another day is asked about.
  private mutating func makeSignUp() {
    if let signedUp = choice["signed_up"] { return date("signed_up", signedUp, as: "date") }
    let isOne = choice.doubtful["signed_up"]?.count == 1
    let words = isOne ? "is this the day on which they became customers?" : "on which day did they become customers?"
    if !askDay("signed_up", amongAll: true, words) { constant("signed_up", nil) }
  }
}

extension SectionGuess {
  /// Asks whether a day is told by a column that may tell another one; false where none may, or a person said that none does.
  /// `amongAll`: it has to be told, and any column of dates is likelier to tell it than one day for all rows.
  mutating func askDay(_ field: String, as form: String = "date", amongAll: Bool = false, _ words: String) -> Bool {
    let days = amongAll ? freeColumns.filter { $0.dates != nil && !used.contains($0.name) } : []
    // The last or the next time of something is no day on which anything began.
    let free = field == "signed_up" ? days.filter { !ColumnWords.isOfNow($0.name) } : days
    let doubtful = choice.doubtful[field] ?? free
    guard let first = doubtful.first, answers.told[.column(field: field)] != Self.anotherDay,
      answers.told[.field(field)] == nil
    else { return false }
    let rule = dateRule(first, as: form, isRequired: isRequired(field))
    let written = rule.firstRange(of: "format: ").map { "  " + rule[$0.lowerBound...].dropLast() }
    // What is written otherwise would want another rule.
    let others = doubtful.dropFirst().filter { $0.dates?.forms == first.dates?.forms }
    missing(
      field, among: ([first] + others).map(\.name), words, as: "  column: ",
      below: ["  as: \(form)"] + [written].compactMap(\.self))
    constants[constants.count - 1].choices.insert(Self.anotherDay, at: 1 + others.count)
    return true
  }

  /// What a person says in the console of a column that tells another day; in the file a constant stands in its place.
  private static let anotherDay = "no, one day for all rows"
}
