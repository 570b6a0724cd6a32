import CustomerSuccess

/// Whether rows of people, whose columns contacts and learners have alike, are the one or the other, by what stands in them.
enum PeopleRows {
  static let kinds: Set<RecordKind> = [.contacts, .learners]

  /// So many rows are looked at.
  static let looked = 200

  /// Nil where nothing tells: who learns may have any post, and whoever has one may learn.
  static func kind(ids: [String], roles: [String]) -> RecordKind? {
    let ids = ids.filter { !$0.isEmpty }
    if !ids.isEmpty {
      if ids.allSatisfy({ isNumber($0, of: .learner, "L", alone: true) }) { return .learners }
      if ids.allSatisfy({ isNumber($0, of: .contact, "P", alone: false) }) { return .contacts }
    }
    let roles = roles.filter { !$0.isEmpty }
    return !roles.isEmpty && roles.allSatisfy { audiences.contains(folded($0).trimmingBlanks()) } ? .learners : nil
  }

  /// `LRN-0012`, as ids are given out here, `CUST-001-L1`, as in the sample, or `L1` where that is said of nothing else.
  private static func isNumber(_ id: String, of kind: FactKind, _ letter: String, alone: Bool) -> Bool {
    if id.uppercased().hasPrefix(ShortID.prefix(of: kind)) { return true }
    guard let last = id.split(separator: "-").last, alone || last.count < id.count else { return false }
    return last.hasPrefix(letter) && last.count > 1 && last.dropFirst().allSatisfy(\.isWholeNumber)
  }

  /// For whom a path is, which is no post in a company.
  private static let audiences: Set<String> = [
    "executive", "administrator", "admin", "business analyst", "business user", "end user", "user", "learner",
    "student",
    "trainee", "participant", "attendee", "technical", "technical user", "teilnehmer", "teilnehmerin", "anwender",
  ]

  /// What the rows of a table are that may be either; throws where nothing tells it.
  static func decided(
    _ kind: RecordKind, or others: [RecordKind], file: String, rows: (any TableReader)?
  ) throws -> RecordKind {
    let named = others.filter { $0.isNamed(in: file) }
    if let only = named.first, named.count == 1 { return only }
    guard var rows else { throw undecided(kind, others, file) }
    let (id, role) = (rows.columns.firstIndex(of: "id"), rows.columns.firstIndex(of: "role"))
    var (ids, roles) = ([String](), [String]())
    while ids.count < looked, let row = try rows.next() {
      func text(_ place: Int?) -> String {
        guard let place, place < row.values.count else { return "" }
        return row.values[place].trimmingBlanks()
      }
      ids.append(text(id))
      roles.append(text(role))
    }
    // Without a row there is nothing to be mistaken about.
    if ids.isEmpty { return kind }
    guard let found = self.kind(ids: ids, roles: roles), found == kind || others.contains(found) else {
      throw undecided(kind, others, file)
    }
    return found
  }

  private static func undecided(_ kind: RecordKind, _ others: [RecordKind], _ file: String) -> InputComplaint {
    let kinds = ([kind] + others).map(\.rawValue)
    return InputComplaint(
      file: file, line: 1,
      message: """
        \(kinds.joined(separator: " and ")) have these columns alike, and nothing in the rows tells which they are: expected \
        \(kinds.map { "--kind \($0)" }.joined(separator: " or ")), or a file that is called so, such as \(kinds[0]).csv
        """)
  }
}
