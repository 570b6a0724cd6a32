import CustomerSuccess

/// How the numbers of a file are written, where its mapping leaves that to the file (`numbers: proven`): a tool writes them as its
/// user's country does.
struct NumberProof: Sendable {
  /// The way that reads most of them; the plainest of several.
  private(set) var form = NumberForm.open
  /// Those that read as many, and some of them otherwise.
  private(set) var others: [NumberForm] = []

  private struct Way {
    var form: NumberForm
    var count = 0
  }

  /// The same way stands once: a point alone is no other reading of a number without groups.
  private static let forms = NumberGuess.forms.map(\.form).filter { $0.thousands != nil }

  /// Reads a file to its end; nil where the mapping says how they are written.
  init?(_ rules: SectionRules, of open: () throws -> any TableReader) throws {
    let read = NumberProof.read(by: rules)
    guard !read.isEmpty else { return nil }
    var reader = try open()
    var ways = NumberProof.forms.map { Way(form: $0) }
    var places = SourceRow.places(of: reader.columns)
    while let row = try NumberProof.next(in: &reader) {
      // JSON may show new names in any row.
      if places.count < reader.columns.count { places = SourceRow.places(of: reader.columns) }
      let row = SourceRow(file: reader.file, places: places, row: row)
      for column in read where !row.isNumber(column.name) {
        for text in ValueRule.rangeParts(row[column.name]) where NumberProof.tells(text) {
          let digits = NumberProof.digits(of: text) ?? column.digits
          for index in ways.indices where ways[index].form.isSound(text, digits: digits) { ways[index].count += 1 }
        }
      }
    }
    let most = ways.map(\.count).max() ?? 0
    let found = ways.filter { $0.count == most }
    form = found.first?.form ?? form
    others = found.dropFirst().map(\.form)
  }

  /// What another way makes another number of cannot be read.
  func isDoubtful(_ text: String) -> Bool {
    guard let number = form.number(text) else { return false }
    return others.contains { other in other.number(text).map { $0 != number } ?? false }
  }

  /// Without a sign between its digits a text is read by every way alike.
  private static func tells(_ text: String) -> Bool {
    text.contains { ",.'’ ".contains($0) || $0.isBlank } && text.contains { $0.isWholeNumber }
  }

  /// Cents of the currency beside an amount; nil where none stands there.
  private static func digits(of text: String) -> Int? {
    CurrencySign.meaning(of: text).compactMap(Currencies.digits).max()
  }

  private static func read(by rules: SectionRules) -> [(name: String, digits: Int)] {
    let fields =
      rules.fields + rules.each.flatMap { $0.map { (column: $0.key, rule: $0.value) } }
      + (rules.eachModule ?? [:]).map { (column: $0.key, rule: $0.value) }
    return fields.flatMap { field, rule in
      rule.parts.flatMap { part -> [(name: String, digits: Int)] in
        guard part.form?.isOpen == true, case .column(let column) = part.base else { return [] }
        return [(column, digits(in: field))]
      }
    }
  }

  /// What is counted has no digits after the point, and money two where nothing else is said; of others any number.
  private static func digits(in field: String) -> Int {
    switch field {
    case "size", "seats": 0
    case "tier", "monthly_revenue", "amount": 2
    default: 9
    }
  }

  /// Rows of another width are told where they are read.
  private static func next(in reader: inout any TableReader) throws -> TableRow? {
    while true {
      do { return try reader.next() } catch let complaint as InputComplaint {
        guard complaint.unfitRow != nil else { throw complaint }
      }
    }
  }
}

extension NumberForm {
  /// The form that the file's own numbers are to prove.
  static let open = NumberForm(thousands: ",", isOpen: true)

  /// A number of no more digits after the point than make sense.
  fileprivate func isSound(_ text: String, digits: Int) -> Bool {
    guard let number = number(text) else { return false }
    return digits == 0 ? number == number.rounded() : self.digits(after: text) <= digits
  }

  /// The same reckoning with numbers as another form writes them.
  func written(as other: NumberForm) -> NumberForm {
    var form = self
    (form.decimal, form.thousands) = (other.decimal, other.thousands)
    return form
  }
}

extension ValueRule.Form {
  /// Its numbers are written as the file proves.
  var isOpen: Bool {
    switch self {
    case .date, .time: false
    case .number(let form): form.isOpen
    case .duration(let form): form.number.isOpen
    }
  }

  func written(as proof: NumberProof?) -> ValueRule.Form {
    guard isOpen, let proof else { return self }
    switch self {
    case .date, .time: return self
    case .number(let form): return .number(form.written(as: proof.form))
    case .duration(var form):
      form.number = form.number.written(as: proof.form)
      return .duration(form)
    }
  }
}
