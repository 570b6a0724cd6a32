/// Who is meant by a name that was typed.
public enum PersonName: Hashable, Sendable {
  /// As the person is known; also `me` and `none`.
  case known(String)
  /// All whose name has what was typed as a word of it, or begins so.
  case oneOf([String])
  case new

  /// Capitals and accents make no difference. A name that somebody has in full is theirs, whoever else's begins so.
  public init(_ typed: String, among people: [String]) {
    let wanted = folded(typed.withoutOuterBlanks)
    if PersonName.isNobodysName(wanted) {
      self = .known(typed)
    } else if let exact = people.first(where: { folded($0) == wanted }) {
      self = .known(exact)
    } else {
      let found = people.filter { PersonName.is(folded($0), meantBy: wanted) }
      self = found.count == 1 ? .known(found[0]) : found.isEmpty ? .new : .oneOf(found)
    }
  }

  /// The name to be kept for what a parameter was told, and whether nobody has it yet; throws where it could be several's.
  public static func read(
    _ typed: String, for parameter: String, among people: [String]
  ) throws(ParameterError) -> (name: String, isNew: Bool) {
    switch PersonName(typed, among: people) {
    case .known(let person): return (person, false)
    case .new: return (typed, true)
    case .oneOf(let found):
      throw ParameterError(parameter, "'\(typed)' could be \(found.joined(separator: ", ")), expected one of them")
    }
  }

  /// Words that stand for whoever is at work, or for nobody.
  public static func isNobodysName(_ typed: String) -> Bool {
    ["", "me", "none", "nobody"].contains(folded(typed.withoutOuterBlanks))
  }

  private static func `is`(_ name: String, meantBy typed: String) -> Bool {
    name.hasPrefix("\(typed) ") || name.hasSuffix(" \(typed)") || name.contains(" \(typed) ")
  }
}
