/// Who is meant by a name that was typed.
public enum PersonName: Hashable, Sendable {
  /// As the person is known; also `me` and `none`.
  case known(String)
  /// All whose name has what was typed as a word of it; where nobody's has, those of whose words one begins so.
  case oneOf([String])
  case new

  /// Capitals and accents make no difference. A name that somebody has in full is theirs, whoever else's begins so. A single
  /// letter is too little to tell who is meant, be it one person alone whose name begins so, and is no name that is new.
  public init(_ typed: String, among people: [String]) {
    let wanted = folded(typed.asName().withoutOuterBlanks)
    if PersonName.isNobodysName(wanted) {
      self = .known(typed)
    } else if let exact = people.first(where: { folded($0.asName()) == wanted }) {
      self = .known(exact)
    } else {
      let whole = people.filter { PersonName.is(folded($0), meantBy: wanted) }
      let begun = people.filter { PersonName.begins(folded($0), with: wanted) }
      let found = whole.isEmpty ? begun : whole
      let isPlain = found.count == 1 && (wanted.count > 1 || !whole.isEmpty)
      self = isPlain ? .known(found[0]) : found.isEmpty ? .new : .oneOf(found)
    }
  }

  /// The name to be kept for what a parameter was told, and whether nobody has it yet; throws where it could be several's.
  public static func read(
    _ typed: String, for parameter: String, among people: [String]
  ) throws(ParameterError) -> (name: String, isNew: Bool) {
    switch PersonName(typed, among: people) {
    case .known(let person): return (person, false)
    case .new: return (typed.asName(), true)
    case .oneOf(let found):
      throw ParameterError(parameter, several(typed, found) + (isLetter(typed) ? "" : ", expected one of them"))
    }
  }

  /// `nobody is known as 'Mria', expected one of Mira Okafor, sam`, or of a letter that is too little whose name begins so: those that look like it come first, and not all of many.
  public static func unknown(_ typed: String, among people: [String]) -> String {
    let begun = people.filter { begins(folded($0), with: folded(typed.withoutOuterBlanks)) }.sorted()
    if !begun.isEmpty { return several(typed, begun) }
    let wanted = Set(folded(typed).filter { !$0.isWhitespace })
    func likeness(_ name: String) -> Int { Set(folded(name)).intersection(wanted).count }
    let nearest = people.sorted { (-likeness($0), $0) < (-likeness($1), $1) }
    return "nobody is known as '\(typed)', expected one of \(list(nearest))"
  }

  /// `'ma' could be Maya Farah, Mara Okafor`, and of a letter that more of them tell who is meant.
  public static func several(_ typed: String, _ found: [String]) -> String {
    "'\(typed)' could be \(list(found))" + (isLetter(typed) ? ": more letters tell who is meant" : "")
  }

  /// Too little to tell who is meant.
  private static func isLetter(_ typed: String) -> Bool { folded(typed.withoutOuterBlanks).count == 1 }

  private static func list(_ people: [String]) -> String { people.listed(mostNamed) }

  private static let mostNamed = 8

  /// Words that stand for whoever is at work, or for nobody.
  public static func isNobodysName(_ typed: String) -> Bool {
    ["", "me", "none", "nobody"].contains(folded(typed.withoutOuterBlanks))
  }

  private static func begins(_ name: String, with typed: String) -> Bool {
    name.hasPrefix(typed) || name.contains(" \(typed)")
  }

  private static func `is`(_ name: String, meantBy typed: String) -> Bool {
    name.hasPrefix("\(typed) ") || name.hasSuffix(" \(typed)") || name.contains(" \(typed) ")
  }
}
