/// One thing that a mapping can say, as the manual tells it; tests read each example and look what comes of it.
public struct MappingExample: Sendable {
  /// Where in a mapping the lines stand.
  public enum Place: Sendable {
    /// Beside `name` and `files`, for every file.
    case mapping
    /// Beside `kind` and `fields`, for one file.
    case file
    /// Below `fields`.
    case field
    /// The lines are a mapping of their own.
    case whole
  }

  public var title: String
  public var words: String
  public var place: Place
  public var lines: [String]
  /// The file that it reads, the header first.
  public var reads: [String]
  /// Fields of the first row that comes of it.
  public var gives: [String: String]
  /// The kind of that row.
  public var kind = RecordKind.customers
  /// A file that completes it.
  public var beside: [String] = []

  init(_ title: String, _ words: String, _ place: Place, _ lines: [String], reads: [String], gives: [String: String]) {
    self.title = title
    self.words = words
    self.place = place
    self.lines = lines
    self.reads = reads
    self.gives = gives
  }

  /// In the order in which the manual tells them.
  public static var all: [MappingExample] { layouts + texts + numbers + times + rows + wholes }

  /// A whole mapping of customers with the example's lines in it; fields that it does not make are constants.
  public var mapping: String {
    guard place != .whole else { return (["name: example"] + lines).joined(separator: "\n") + "\n" }
    let given = place == .field ? Set(lines.compactMap(MappingExample.field)) : []
    let own = MappingExample.standard.filter { !given.contains($0.field) }.map { "\($0.field): \($0.rule)" }
    let fields = own + (place == .field ? lines : [])
    let file = ["kind: customers", "columns: []", "may_lack: any"] + (place == .file ? lines : []) + ["fields:"]
    return
      (["name: example"] + (place == .mapping ? lines : []) + ["files:", "  customers:"]
      + file.map { "    \($0)" } + fields.map { "      \($0)" }).joined(separator: "\n") + "\n"
  }

  private static let standard: [(field: String, rule: String)] = [
    ("id", "{first: [Id, {constant: C1}]}"), ("name", "{first: [Company, {constant: One}]}"),
    ("tier", "{constant: starter}"), ("industry", "{constant: other}"), ("size", "{constant: small}"),
    ("signed_up", "{constant: \"2024-01-01\"}"), ("owner", "Owner"),
  ]

  private static func field(_ line: String) -> String? {
    line.hasPrefix(" ") ? nil : line.split(separator: ":").first.map(String.init)
  }
}

extension MappingExample {
  static let layouts: [MappingExample] = [
    MappingExample(
      "separator", "What stands between the columns: a comma, ;, | or tab. Not told, it is found.", .file,
      ["separator: \";\""], reads: ["Company;Owner", "\"A, B\";Mira"], gives: ["name": "A, B", "owner": "Mira"]),
    MappingExample(
      "encoding", "utf-8, utf-16, utf-16le, utf-16be, windows-1252 or latin-1. Not told, it is found.", .file,
      ["encoding: windows-1252"], reads: ["Company", "Muller"], gives: ["name": "Muller"]),
    MappingExample(
      "header", "The line with the columns' names, where a title stands above it.", .file, ["header: 3"],
      reads: ["Customers of November", "", "Company,Owner", "One,Mira"], gives: ["name": "One", "owner": "Mira"]),
    MappingExample(
      "ends", "Where rows end: at an empty line, or at one that begins so.", .file, ["ends: [empty, Grand Total]"],
      reads: ["Company,Owner", "One,Mira", "Grand Totals (1 record)"], gives: ["name": "One"]),
    MappingExample(
      "rows", "The way to the rows inside JSON. What is inside of a row is named by the way to it.", .file,
      ["rows: results[].company"],
      reads: [#"{"results": [{"company": {"Company": "One", "Owner": "Mira"}}], "next": null}"#],
      gives: ["name": "One", "owner": "Mira"]),
  ]

  static let texts: [MappingExample] = [
    MappingExample(
      "a column",
      "Its name as the file has it; one that is given twice is also Comment#2. A file that lacks a column is refused, unless may_lack lists it, or says any. Among columns, which tell the file, a list stands for one that is called otherwise in each language.",
      .field, ["name: Company#2"], reads: ["Company,Company", "One,Two"], gives: ["name": "Two"]),
    MappingExample(
      "constant, template", "A text of your own, with columns in braces.", .field,
      ["id: {template: \"HS-{Record}\"}"], reads: ["Record", "77"], gives: ["id": "HS-77"]),
    MappingExample(
      "first", "The first of several that has something to say.", .field,
      ["owner: {first: [Manager, Sales, {constant: Mira}]}"],
      reads: ["Manager,Sales", ",Lee"], gives: ["owner": "Lee"]),
    MappingExample(
      "values",
      "Translations; otherwise is for an empty text or one that is not among them, never for one that cannot be read. For an empty one it holds only in what is new.",
      .field, ["tier: {column: Plan, values: {Gold: enterprise, Silver: professional}, otherwise: starter}"],
      reads: ["Plan", "Silver"], gives: ["tier": "professional"]),
    MappingExample(
      "leave out",
      "In place of a value: rows in which it stands are left out, and the report counts them.", .field,
      ["lifecycle: {column: Stage, values: {Customer: active, Lead: leave out}}"],
      reads: ["Company,Stage", "One,Customer", "Two,lead"], gives: ["name": "One", "lifecycle": "active"]),
    MappingExample(
      "instead",
      "Another text where conditions hold; the reason is counted in the report. Conditions look at the field's text, or of another, by is, in, contains, has (a whole item, such as a tag), before, after, not, any.",
      .field,
      [
        "owner:", "  column: Owner", "  instead:",
        "    - {when: [{contains: [no owner, robot]}], value: \"\", reason: nobody is named}",
      ], reads: ["Owner", "(No owner)"], gives: ["owner": ""]),
    MappingExample(
      "blank", "A blank cell says nothing, and what was there stays; clears takes it away.", .field,
      ["owner: {column: Owner, blank: clears}"], reads: ["Owner,Company", ",One"], gives: ["owner": ""]),
  ]

  static let numbers: [MappingExample] = [
    MappingExample(
      "numbers",
      "How numbers are written, by an example; signs of currencies around them are passed over, but of an amount the row's own is wanted.",
      .mapping,
      ["numbers: \"1.234,56\""], reads: ["Company", "One"], gives: ["name": "One"]),
    MappingExample(
      "numbers: proven",
      "They are written as the file's own prove, of which one at least can be read in one way alone; what stays open is refused.",
      .mapping, ["numbers: proven"], reads: ["Company", "One"], gives: ["name": "One"]),
    MappingExample(
      "amounts",
      """
      What the file's amounts are: a currency where no column tells it, and for how long they are paid (per month, per quarter, \
      per year), or both. Rapport keeps amounts a month; what a rule says of its own goes before it.
      """, .file,
      ["amounts: EUR per year", "dates: day first"], reads: ["Company", "One"], gives: ["currency": "EUR"]),
    MappingExample(
      "decimal, thousands", "The same for one field.", .field,
      ["monthly_revenue: {column: MRR, as: number, decimal: \",\", thousands: \".\"}", "currency: {constant: EUR}"],
      reads: ["MRR", "\"3.800,50 €\""], gives: ["monthly_revenue": "3800.50", "currency": "EUR"]),
    MappingExample(
      "multiply, divide, round", "Reckons with the number; round keeps so many digits.", .field,
      ["monthly_revenue: {column: ARR, as: number, thousands: \",\", divide: 12, round: 2}"],
      reads: ["ARR", "\"$10,000\""], gives: ["monthly_revenue": "833.33"]),
    MappingExample(
      "paid_for",
      "Reckons an amount to a month by a column that says for how long it is paid: day, week, month, quarter, half-year, year, 2 weeks. times: a column with how many of them; values: what other texts mean.",
      .field, ["monthly_revenue: {column: Price, as: number, paid_for: {column: Every, values: {biweekly: 2 weeks}}}"],
      reads: ["Price,Every", "300,quarter"], gives: ["monthly_revenue": "100"]),
    MappingExample(
      "percent", "Passes over the sign; 0.45 for 45 % is multiplied.", .field,
      ["seats: {column: Used, as: percent, round: 0}"], reads: ["Used", "45 %"], gives: ["seats": "45"]),
    MappingExample(
      "tell", "otherwise: the report names each value that is taken for it, with its count.", .field,
      ["industry: {column: Branch, values: {Banking: financial}, otherwise: other, tell: otherwise}"],
      reads: ["Branch", "Retail"], gives: ["industry": "other"]),
    MappingExample(
      "bands", "The first band that the number lies below; a range such as 51-200 is read where it lies in one.",
      .field,
      [
        "size: {column: Staff, thousands: \",\", bands: [{below: 50, value: small}, {below: 500, value: medium}, {value: large}]}"
      ],
      reads: ["Staff", "\"1,200\""], gives: ["size": "large"]),
    MappingExample(
      "duration",
      "20h, 1d 4h, 01:30:00, PT20H, or a number of unit (milliseconds, seconds, minutes, hours, days); in says in what it is wanted.",
      .field, ["seats: {column: Spent, as: duration, unit: seconds, in: minutes}"], reads: ["Spent", "2:30:00"],
      gives: ["seats": "150"]),
  ]

  static let times: [MappingExample] = [
    MappingExample(
      "dates",
      "How dates are written: day first, month first, excel, excel1904, epoch, epoch_ms, or patterns. ISO 8601 is always read.",
      .file, ["dates: day first"], reads: ["Company", "One"], gives: ["name": "One"]),
    MappingExample(
      "format",
      "The same for one field. yyyy yy MM M MMM dd d HH H hh h mm ss SSS a Z EEE; MMM is a month's name in English, German, French, Spanish, Italian, Portuguese or Dutch, yy 1969 to 2068.",
      .field, ["renews: {column: Renewal, as: date, format: \"d MMM yy\"}"], reads: ["Renewal", "2 März 26"],
      gives: ["renews": "2026-03-02"]),
    MappingExample(
      "excel", "The number that a spreadsheet keeps for a day.", .field,
      ["signed_up: {column: Start, as: date, format: excel}"], reads: ["Start", "45048"],
      gives: ["signed_up": "2023-05-02"]),
    MappingExample(
      "epoch", "Seconds since 1970, or thousandths as epoch_ms.", .field,
      ["signed_up: {column: created, as: date, format: epoch_ms}"], reads: ["created", "1704103200000"],
      gives: ["signed_up": "2024-01-01"]),
    MappingExample(
      "plus",
      "A length that is added to a time, such as the time to the first reply; plus_minutes is a column of minutes.",
      .field, ["limits: {template: \"\"}", "name: {column: Created, as: time, plus: {column: Reply, as: duration}}"],
      reads: ["Created,Reply", "2026-01-05 10:00,1h 5m"], gives: ["name": "2026-01-05T11:05:00Z"]),
  ]

  static let rows: [MappingExample] = [
    MappingExample(
      "skip, notice", "Rows to leave out, and gaps to be told, with the reason.", .file,
      ["skip:", "  - {when: [{of: Company, contains: test}], reason: a test}"],
      reads: ["Company,Owner", "Test GmbH,Mira", "One,Lee"], gives: ["name": "One"]),
    MappingExample(
      "has",
      "In a condition: a text has an item of its own, as tags are, between blanks or commas; contains is any part of it.",
      .file, ["skip:", "  - {when: [{of: Tags, has: test}], reason: a test}"],
      reads: ["Company,Tags", "One,vip contest", "Two,\"vip, test\""], gives: ["name": "One"]),
    MappingExample(
      "link",
      "The page of a row's thing in its tool: an address of https or http with columns in braces, each percent-encoded, for customers, contacts and tickets. {id} is the id that the tool has for it: 77 where the field is HS-77. Where a column is blank there is no link. In the console o opens it, on customers O; show prints it. A column that holds whole addresses is a field: link: URL.",
      .file, ["link: \"https://crm.example/companies/{id}?name={Company}\""],
      reads: ["Id,Company", "77,North & West"],
      gives: ["link": "https://crm.example/companies/77?name=North%20%26%20West"]),
    MappingExample(
      "wrong_values",
      "What becomes of rows with a value that cannot be used: leave_out, which is so where nothing is said, takes the others, and counts and lists these; refuse takes nothing. Whatever it says, --rejects leaves them out, and a row about a customer whom nobody knows is left out.",
      .file, ["wrong_values: refuse"], reads: ["Company", "One"], gives: ["name": "One"]),
    MappingExample(
      "last_per", "Of rows about the same thing the last one counts, or by a time the newest.", .file,
      ["last_per: {id: Id, by: Changed}"],
      reads: ["Id,Company,Changed", "1,New,2026-02-01", "1,Old,2026-01-01"], gives: ["id": "1", "name": "New"]),
  ]
}
