import CustomerSuccess

/// The people who own something, to be known again however another tool writes them.
struct PeopleBook: Sendable {
  /// The columns that hold one of the team.
  static let columns: Set<String> = ["owner", "account_executive"]

  private var spellings: [String: [String]] = [:]

  init(_ people: [String] = []) {
    for person in people { spellings[PeopleBook.folded(person), default: []].append(person) }
  }

  /// As the person is known already, where one is; between two who are written alike nobody chooses.
  mutating func spelling(_ name: String) -> String {
    guard !name.isEmpty else { return name }
    let plain = PeopleBook.folded(name)
    guard !Placeholders.isNobody(folded: plain) else { return "" }
    guard let known = spellings[plain], !known.contains(name) else {
      if spellings[plain] == nil { spellings[plain] = [name] }
      return name
    }
    return known.count == 1 ? known[0] : name
  }

  /// Without capitals, accents and repeated blanks.
  static func folded(_ name: String) -> String {
    CustomerSuccess.folded(name.asName())
  }
}
