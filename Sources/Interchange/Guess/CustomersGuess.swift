import CustomerSuccess

/// How customers are made of a file's columns.
extension SectionGuess {
  mutating func makeCustomers(_ choice: ColumnChoice) {
    if let id = choice["id"] ?? choice["name"] {
      used.insert(id.name)
      add("id", template("C", id))
      makeName(choice["name"], of: id)
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
      constant("tier", nil, among: ValueWords.tiers.map(\.choice))
    }
    if let industry = choice["industry"] {
      self.choice("industry", industry, ValueWords.industries, empty: nil, otherwise: "other")
    } else {
      constant("industry", "other", among: ValueWords.industries.map(\.choice) + ["other"])
    }
    makeSize(choice["size"])
    column("owner", choice["owner"])
    column("account_executive", choice["account_executive"])
    if let signedUp = choice["signed_up"] {
      date("signed_up", signedUp, as: "date")
    } else {
      constant("signed_up", nil)
    }
    date("renews", choice["renews"], as: "date")
    if let monthly = choice["monthly_revenue"] {
      number("monthly_revenue", monthly)
    } else {
      number("monthly_revenue", choice["yearly_revenue"], ", divide: 12, round: 2")
    }
    makeCurrency(choice)
    number("seats", choice["seats"], isWhole: true)
    makeLifecycle(choice)
    column("link", choice["link"])
    noteForms()
  }

  /// What tells the rows apart is a name only where nothing else in the file could be one.
  private mutating func makeName(_ name: ColumnProfile?, of id: ColumnProfile) {
    if let name { return column("name", name) }
    let others = freeColumns.filter { other in
      !other.isDateLike && !other.isNumberLike && !other.all { $0.contains("://") || $0.contains("@") }
    }
    guard !others.isEmpty else { return column("name", id) }
    missing("name", among: others.map(\.name) + [id.name], "no column tells what they are called", as: "  column: ")
  }

  /// A column of codes, or the sign that stands beside the amounts.
  private mutating func makeCurrency(_ choice: ColumnChoice) {
    if let currency = choice["currency"] { return column("currency", currency) }
    if let sign = currencySign { add("currency", "{constant: \(sign)}") }
  }

  /// The code of the sign that stands beside the amounts.
  var currencySign: String? {
    guard let amounts = (choice["monthly_revenue"] ?? choice["yearly_revenue"]) else { return nil }
    let signs: [(String, String)] = [
      ("€", "EUR"), ("EUR", "EUR"), ("£", "GBP"), ("GBP", "GBP"), ("CHF", "CHF"), ("$", "USD"), ("USD", "USD"),
      ("¥", "JPY"),
    ]
    return signs.first { sign in amounts.values.contains { $0.contains(sign.0) } || amounts.name.contains(sign.0) }?.1
  }
}
