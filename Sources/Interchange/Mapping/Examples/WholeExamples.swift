extension MappingExample {
  private init(
    _ title: String, _ words: String, _ lines: [String], reads: [String], gives: [String: String], as kind: RecordKind,
    beside: [String] = []
  ) {
    self.init(title, words, .whole, lines, reads: reads, gives: gives)
    self.kind = kind
    self.beside = beside
  }

  /// What takes more than a line; there is a customer C1 called Nordlicht GmbH.
  static let wholes: [MappingExample] = [
    MappingExample(
      "customer",
      """
      The customer that a text means, by its id, by the id that another mapping put something before (9001 of HS-9001), or by its \
      name, with capitals, accents, blanks and endings such as GmbH or Inc. making no difference; match: [id, name] narrows that. \
      Where two are called so, or nobody, the row is left out and named.
      """,
      [
        "files:", "  people:", "    kind: contacts", "    columns: [Mail, Company]", "    fields:",
        "      {id: Mail, name: Mail, primary: {constant: \"no\"}, customer: {customer: Company}}",
      ], reads: ["Mail,Company", "a@n.example,\"NORDLICHT, Inc.\""], gives: ["customer": "C1"], as: .contacts),
    MappingExample(
      "not_told",
      """
      Clocks of tickets that the tool does not tell of: respond, update, resolve. They are neither met nor missed, and begin with \
      what is done here. A clock whose field has a rule is not told either by a file without the columns that the rule needs.
      """,
      [
        "files:", "  tickets:", "    kind: tickets", "    columns: [Number, Opened]", "    not_told: [respond, update]",
        "    fields:", "      id: Number", "      customer: {constant: C1}", "      subject: Number",
        "      created: {column: Opened, as: time}", "      severity: {constant: low}",
      ], reads: ["Number,Opened", "INC1,2026-01-05 10:00"], gives: ["untold": "respond update"], as: .tickets),
    MappingExample(
      "not told",
      """
      In place of a ticket's 'resolved' or 'first_response', or of its column: the tool does not tell it. Tickets that have ended \
      are in without a time of their end, which is no data; those that are open have their clock.
      """,
      [
        "files:", "  tickets:", "    kind: tickets", "    columns: [Number, Opened, State]", "    fields:",
        "      id: Number", "      customer: {constant: C1}", "      subject: Number",
        "      created: {column: Opened, as: time}", "      severity: {constant: low}",
        "      status: {column: State, values: {Done: closed, Open: open}}", "      resolved: not told",
      ], reads: ["Number,Opened,State", "INC1,2026-01-05 10:00,Done"], gives: ["untold": "resolve"], as: .tickets),
    MappingExample(
      "otherwise: not told",
      """
      What a rule of a ticket's 'resolved' or 'first_response' may give as well: of that row it is not told. Those that have ended \
      and have no end in their row are in without one, and all others keep theirs.
      """,
      [
        "files:", "  tickets:", "    kind: tickets", "    columns: [Number, Opened, Done]", "    fields:",
        "      id: Number", "      customer: {constant: C1}", "      subject: Number",
        "      created: {column: Opened, as: time}", "      severity: {constant: low}",
        "      status: {constant: closed}",
        "      resolved: {column: Done, as: time, otherwise: not told}",
      ], reads: ["Number,Opened,Done", "INC1,2026-01-05 10:00,"], gives: ["untold": "resolve"], as: .tickets),
    MappingExample(
      "with",
      "Another kind of rows made of the same file: it names the file that it is made with, and has no columns of its own.",
      [
        "files:", "  companies:", "    kind: customers", "    columns: [Company, Champion]", "    fields:",
        "      {id: Company, name: Company, tier: {constant: starter}, industry: {constant: other}, size: {constant: small},",
        "       signed_up: {constant: \"2024-01-01\"}}", "  champions:", "    kind: contacts", "    with: companies",
        "    fields:",
        "      {id: {template: \"{Company}-1\"}, customer: Company, name: Champion, primary: {constant: \"yes\"}}",
      ], reads: ["Company,Champion", "One,Ann"], gives: ["id": "One-1", "name": "Ann", "customer": "One"], as: .contacts
    ),
    MappingExample(
      "each",
      "One row of the file gives a row for each of these, with fields of its own; where their cells are blank, none.",
      [
        "files:", "  usage:", "    kind: metrics", "    columns: [Day, Logins, Adoption]", "    each:",
        "      - {metric: {constant: login-frequency}, value: Logins}",
        "      - {metric: {constant: feature-adoption}, value: {column: Adoption, as: percent}}",
        "    fields: {customer: {constant: C1}, at: {column: Day, as: time}}",
      ], reads: ["Day,Logins,Adoption", "2026-01-05,,45 %"], gives: ["metric": "feature-adoption", "value": "45"],
      as: .metrics),
    MappingExample(
      "lookups",
      """
      Values by key from another file: sum, count, earliest, latest, or text. A file's own rows feed one by 'feeds', with key and \
      values as here.
      """,
      [
        "lookups:", "  users: {columns: [User, Name], key: User, values: {name: {text: Name}}}", "files:", "  people:",
        "    kind: contacts", "    columns: [Id, Contact]", "    fields:",
        "      {id: Id, customer: {constant: C1}, primary: {constant: \"no\"}, name: {lookup: users, value: name, by: Contact}}",
      ], reads: ["Id,Contact", "P1,7"], gives: ["name": "Ann"], as: .contacts, beside: ["User,Name", "7,Ann"]),
    MappingExample(
      "decide",
      "What a guessed mapping leaves open: a file with it is refused until one of the choices stands in its place, as here.",
      [
        "dates: month first    # was: {decide: [day first, month first]}", "files:", "  people:", "    kind: surveys",
        "    columns: [Id, Day]", "    fields:",
        "      {id: Id, customer: {constant: C1}, survey: {constant: nps}, score: {constant: \"9\"}, at: {column: Day, as: time}}",
      ], reads: ["Id,Day", "S1,03/04/2026"], gives: ["at": "2026-03-04T00:00:00Z"], as: .surveys),
  ]
}
