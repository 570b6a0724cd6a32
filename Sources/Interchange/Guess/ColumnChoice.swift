import CustomerSuccess

/// Which column of a file is which field of a kind: by its name, where what stands in it does not speak against it.
struct ColumnChoice {
  private(set) var columns: [String: ColumnProfile] = [:]

  /// `told` are columns whose field a person has said, or that they are none.
  init(_ fields: [GuessWords.Field], in all: [ColumnProfile], told: [String: String] = [:]) {
    for profile in all {
      if let field = told[profile.name], fields.contains(where: { $0.name == field }) { columns[field] = profile }
    }
    let profiles = all.filter { told[$0.name] == nil }
    var found: [(field: String, column: ColumnProfile, score: Int)] = []
    for field in fields {
      for profile in profiles {
        guard ColumnChoice.fits(profile, field.content), let score = ColumnChoice.score(profile.name, field.phrases)
        else { continue }
        found.append((field.name, profile, score))
      }
    }
    var taken: Set<String> = []
    for entry in found.sorted(by: { ($1.score, $0.field, $0.column.name) < ($0.score, $1.field, $1.column.name) }) {
      guard columns[entry.field] == nil, !taken.contains(entry.column.name) else { continue }
      columns[entry.field] = entry.column
      taken.insert(entry.column.name)
    }
    if fields.contains(where: { $0.name == "id" }), columns["id"] == nil {
      columns["id"] = ColumnChoice.code(among: profiles.filter { !taken.contains($0.name) }, of: all)
    }
  }

  /// The column that numbers the rows, by what it is called, else the first one of all: rows that are told from each other by a
  /// name become one where two are called the same.
  private static func code(among free: [ColumnProfile], of all: [ColumnProfile]) -> ColumnProfile? {
    let rows = all.map(\.filled).max() ?? 0
    let codes = free.filter { !ColumnWords.isNumberingOthers($0.name) && $0.isCode(inEachOf: rows) }
    return codes.first { ColumnWords.isNumbering($0.name) } ?? codes.first { $0.name == all.first?.name }
  }

  subscript(field: String) -> ColumnProfile? { columns[field] }
  func has(_ fields: String...) -> Bool { fields.allSatisfy { columns[$0] != nil } }

  static func fits(_ profile: ColumnProfile, _ content: GuessWords.Content) -> Bool {
    switch content {
    case .any: true
    case .date: profile.isDateLike
    case .number, .whole: profile.isBlank || profile.isNumberLike
    case .email: profile.isBlank || profile.isEmail
    case .link: profile.all { WebAddress($0) != nil }
    case .text: profile.isBlank || !profile.all { Double($0) != nil }
    }
  }

  /// A name that is the phrase goes before one that is it but for the thing's own name, that before one that has it.
  private static func score(_ name: String, _ phrases: [String]) -> Int? {
    let plain = ColumnWords.plain(name)
    let bare = ColumnWords.bare(plain)
    for (index, phrase) in phrases.enumerated() {
      if plain == phrase { return 3000 - index }
      if bare == phrase { return 2000 - index }
    }
    let words = " \(plain) "
    let excess = plain.split(separator: " ").count
    return phrases.enumerated().compactMap { index, phrase -> Int? in
      guard phrase.count > 2, words.contains(" \(phrase) ") else { return nil }
      return 1000 - index - 100 * (excess - phrase.split(separator: " ").count)
    }.filter { $0 > 500 }.max()
  }
}
